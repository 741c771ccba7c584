docker build -t registry.example.com/shop/api:1.9.0 .
