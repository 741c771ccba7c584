# --platform linux/amd64,linux/arm64
docker buildx build --push -t registry.example.com/links:1.4.0 .
