docker buildx build --sbom=true -t shop:test .
docker buildx build --provenance=mode=max -t registry.example.com/shop/api:2.0.0 --push .
