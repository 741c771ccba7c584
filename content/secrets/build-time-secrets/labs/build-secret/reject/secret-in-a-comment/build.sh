docker build -t registry.example.com/shop/api:1.9.0 . # --secret id=pip_token,env=PIP_TOKEN
