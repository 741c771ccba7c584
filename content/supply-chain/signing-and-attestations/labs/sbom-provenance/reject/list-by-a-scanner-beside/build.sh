docker buildx build --provenance=mode=max -t registry.example.com/shop/api:2.0.0 --push .
docker scout sbom registry.example.com/shop/api:2.0.0
