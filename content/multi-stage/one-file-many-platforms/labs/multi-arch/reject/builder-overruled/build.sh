docker buildx build --platform linux/amd64,linux/arm64 \
  -t registry.example.com/links:1.4.0 --push .
