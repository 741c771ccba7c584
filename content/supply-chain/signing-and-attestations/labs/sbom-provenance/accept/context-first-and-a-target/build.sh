docker buildx build . --target=final --attest type=provenance,mode=max --attest type=sbom --push -f Dockerfile -t registry.example.com/shop/api:2.0.0
