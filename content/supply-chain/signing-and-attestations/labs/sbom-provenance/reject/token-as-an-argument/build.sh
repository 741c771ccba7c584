docker buildx build --build-arg PIP_TOKEN=$PIP_TOKEN --sbom=true --provenance=mode=max -t registry.example.com/shop/api:2.0.0 --push .
