#!/bin/sh
set -eu
: "${PIP_TOKEN:?set PIP_TOKEN}"
TAG=1.9.0
export PIP_TOKEN
docker buildx build --push --provenance=mode=max --secret=id=pip_token,env=PIP_TOKEN --tag "registry.example.com/shop/api:$TAG" "."
