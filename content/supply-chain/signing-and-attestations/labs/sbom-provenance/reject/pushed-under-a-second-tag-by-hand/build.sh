docker buildx build --sbom=true --provenance=mode=max -t registry.example.com/shop/api:2.0.0 .
docker tag registry.example.com/shop/api:2.0.0 registry.example.com/shop/api:latest
docker push registry.example.com/shop/api:latest
