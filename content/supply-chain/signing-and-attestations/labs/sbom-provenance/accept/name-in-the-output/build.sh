docker buildx build --attest=type=sbom --attest=type=provenance,mode=max --output=type=image,name=registry.example.com/shop/api:2.0.0,push=true --tag registry.example.com/shop/api:2.0.0 .
docker buildx imagetools inspect registry.example.com/shop/api:2.0.0 --format "{{json .Provenance}}"
