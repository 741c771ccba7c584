#!/bin/sh
set -eu
IMAGE=registry.example.com/shop/api:2.0.0
docker buildx create --name attest --driver docker-container --bootstrap
docker buildx build --builder attest --sbom=true --provenance=true --output type=registry,name="$IMAGE" -t "$IMAGE" .
