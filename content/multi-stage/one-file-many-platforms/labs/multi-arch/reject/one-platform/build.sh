docker buildx build --platform linux/arm64 --push -t registry.example.com/links:1.4.0 .
