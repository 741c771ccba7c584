#!/bin/sh
set -e
TAG=2.0.0
REPO="registry.example.com/shop/api"
SBOM=true
PROVENANCE="mode=max"
docker buildx build --sbom="$SBOM" --provenance="$PROVENANCE" --push --tag "${REPO}:${TAG}" .
