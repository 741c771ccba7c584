docker build --secret id=pip_token,env=PIP_TOKEN -t registry.example.com/shop/api:1.9.0 .
