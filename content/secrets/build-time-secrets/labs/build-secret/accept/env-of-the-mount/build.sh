docker build --secret id=PIP_TOKEN -t registry.example.com/shop/api:1.9.0 .
