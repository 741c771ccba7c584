#!/bin/sh
set -eu
IMAGE=registry.example.com/links
VERSION=1.4.0
docker buildx create --use --name both || true
docker buildx build --builder both \
  --platform linux/amd64,linux/arm64,linux/arm/v7 \
  --tag "$IMAGE:$VERSION" \
  --output type=registry .
