docker build --target test -t shop:test .
docker run --rm shop:test pytest
docker buildx build --sbom=true --provenance=mode=max --push -t registry.example.com/shop/api:2.0.0 .
docker pull registry.example.com/shop/api:2.0.0
