docker buildx build -t registry.example.com/shop/api:2.0.0 --push . # --sbom=true --provenance=mode=max
