export DOCKER_CONTENT_TRUST=1
docker build --provenance=false -t registry.example.com/shop/api:2.0.0 .
docker push registry.example.com/shop/api:2.0.0
