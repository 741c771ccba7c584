echo docker buildx build --provenance=mode=max
docker buildx build --sbom=true -t registry.example.com/shop/api:2.0.0 --push .
