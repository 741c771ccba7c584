docker buildx build --build-arg db_password=hunter2 --sbom=true --provenance=mode=max -t registry.example.com/shop/api:2.0.0 --push .
