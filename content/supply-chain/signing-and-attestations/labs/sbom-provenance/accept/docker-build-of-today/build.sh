docker build . --push --sbom=true --provenance="mode=max" --tag=registry.example.com/shop/api:2.0.0 --label org.opencontainers.image.version=2.0.0
