docker buildx build --sbom=true --provenance=mode=max -t registry.example.com/shop/api:latest --push .
