build() {
 docker buildx build --platform "$1" -t registry.example.com/links:1.4.0 --push .
}
build linux/amd64,linux/arm64
