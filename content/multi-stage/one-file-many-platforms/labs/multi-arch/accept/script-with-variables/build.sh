#!/bin/sh
set -e
PLATFORMS=linux/amd64,linux/arm64
TAG=registry.example.com/links:1.4.0
docker buildx build --platform "$PLATFORMS" --tag "$TAG" --push .
docker buildx imagetools inspect "$TAG"
