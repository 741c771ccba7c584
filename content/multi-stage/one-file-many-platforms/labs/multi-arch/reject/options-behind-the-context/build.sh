docker build -t registry.example.com/links:1.4.0 . && docker push --platform linux/amd64,linux/arm64 registry.example.com/links:1.4.0
