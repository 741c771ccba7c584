docker buildx build --sbom=true --provenance=false -t registry.example.com/shop/api:2.0.0 --push .
