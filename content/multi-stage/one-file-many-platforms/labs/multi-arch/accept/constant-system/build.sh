docker buildx build -t registry.example.com/links:1.4.0 --platform=linux/arm64,linux/amd64 --push .
