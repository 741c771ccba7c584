docker build --secret id=pipconf,src=pip.conf -t registry.example.com/shop/api:1.9.0 .
