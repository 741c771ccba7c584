export DOCKER_CONTENT_TRUST=0
docker buildx create --use --name release --driver docker-container
docker buildx build \
  --sbom=true \
  --provenance=mode=max \
  --tag registry.example.com/shop/api:2.0.0 \
  --push .
docker buildx imagetools inspect registry.example.com/shop/api:2.0.0 --format '{{ json .SBOM }}'
