docker buildx create --use --driver docker-container --name r >/dev/null 2>&1 || true
docker buildx build --sbom=generator=docker/scout-sbom-indexer:latest --provenance=mode=max,reproducible=true --push -t registry.example.com/shop/api:2.0.0 -f ./Dockerfile --progress=plain . 2>&1 | tee build.log
