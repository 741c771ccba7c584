docker build -t registry.example.com/links:1.4.0 .
docker push registry.example.com/links:1.4.0
