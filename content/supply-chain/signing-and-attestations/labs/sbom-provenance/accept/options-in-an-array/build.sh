args=(--sbom=true --provenance=mode=max)
docker buildx build "${args[@]}" -t registry.example.com/shop/api:2.0.0 --push .
