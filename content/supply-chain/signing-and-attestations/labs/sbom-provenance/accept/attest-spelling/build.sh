docker buildx build --attest type=sbom --attest type=provenance,mode=max -t registry.example.com/shop/api:2.0.0 --push .
