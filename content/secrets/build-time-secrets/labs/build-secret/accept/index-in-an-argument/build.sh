docker build --secret id=netrc,src=.netrc --build-arg VERSION=$VERSION -t registry.example.com/shop/api:1.9.0 .
