docker buildx build --sbom=true --provenance=mode=max -t registry.example.com/shop/api:2.0.0 -o type=oci,dest=api.tar .
