set -eu
DOCKER_BUILDKIT=1 docker build \
  --tag=registry.example.com/shop/api:1.9.0 \
  --secret="type=file,id=pip.conf,src=./pip.conf" \
  .
