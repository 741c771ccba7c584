docker buildx build --sbom=true --provenance=mode=max -t registry.example.com/shop/api:2.0.0 .
crane push api.tar registry.example.com/shop/api:2.0.0
