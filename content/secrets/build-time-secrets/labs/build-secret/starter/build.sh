docker build --build-arg PIP_TOKEN=$PIP_TOKEN -t registry.example.com/shop/api:1.9.0 .
