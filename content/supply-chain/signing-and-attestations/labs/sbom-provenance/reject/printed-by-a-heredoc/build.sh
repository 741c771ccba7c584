cat <<EOF
docker buildx build --sbom=true --provenance=mode=max -t registry.example.com/shop/api:2.0.0 --push .
EOF
docker build -t registry.example.com/shop/api:2.0.0 .
docker push registry.example.com/shop/api:2.0.0
