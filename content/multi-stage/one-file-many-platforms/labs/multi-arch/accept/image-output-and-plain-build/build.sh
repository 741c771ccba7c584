docker build --platform linux/amd64 --platform linux/arm64 --output type=image,push=true -t registry.example.com/links:1.4.0 -f Dockerfile .
