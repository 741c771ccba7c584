FLAGS="--sbom=true --provenance=mode=max"
docker buildx build -t registry.example.com/shop/api:2.0.0 --push .
