docker buildx build \
  --attest=type=provenance \
  --attest=type=sbom \
  --tag registry.example.com/shop/api:2.0.0 \
  --push \
  .
