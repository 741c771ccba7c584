docker buildx build --load --secret id=netrc,src=$HOME/.netrc --tag registry.example.com/shop/api:1.9.0 .
