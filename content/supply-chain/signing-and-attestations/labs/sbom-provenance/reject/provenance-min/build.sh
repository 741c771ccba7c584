docker buildx build --sbom=true --provenance=mode=min -t registry.example.com/shop/api:2.0.0 --push .
