docker buildx build --sbom=true --provenance=mode=max -t registry.example.com/shop/web:2.0.0 --push .
