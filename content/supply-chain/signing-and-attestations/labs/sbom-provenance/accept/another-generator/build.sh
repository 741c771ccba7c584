#!/usr/bin/env bash
set -euo pipefail
registry=registry.example.com/shop
version=2.0.0
args=(--pull --no-cache)
docker buildx build --pull \
  --attest type=sbom,generator=docker/buildkit-syft-scanner:stable-1 \
  --attest=type=provenance,mode=max \
  --build-arg VERSION="$version" \
  -t "$registry/api:$version" --push .
