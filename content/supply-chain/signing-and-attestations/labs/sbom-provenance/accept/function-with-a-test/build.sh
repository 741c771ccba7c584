build() {
  if [ -n "$1" ]; then echo "building $1"; fi
  docker buildx build --sbom=true --provenance=mode=max -t "$1" --push .
}
build registry.example.com/shop/api:2.0.0
