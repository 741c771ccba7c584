export BUILDX_BUILDER=release
docker buildx create --use --name release || docker buildx use release
docker buildx build --platform linux/amd64,linux/arm64 --secret id=pip_token,env=PIP_TOKEN --provenance mode=max --sbom=1 -t registry.example.com/shop/api:2.0.0 -t registry.example.com/shop/api:2.0 --push ./
