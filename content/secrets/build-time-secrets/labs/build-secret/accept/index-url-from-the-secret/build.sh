docker build --secret id=index_url,env=INDEX_URL -t registry.example.com/shop/api:1.9.0 .
