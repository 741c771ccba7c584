docker buildx build --attest type=sbom,disabled=true --provenance=mode=max -t registry.example.com/shop/api:2.0.0 --push .
