docker buildx build --sbom true --provenance mode=max,version=v1 -t registry.example.com/shop/api:2.0.0 -o type=image,push=true .
