docker buildx build --sbom=1 --provenance mode=max --output type=image,name=registry.example.com/shop/api:2.0.0,push=true .
