#!/bin/bash
set -euo pipefail
build_image() {
  local name="$1" tag="$2"
  docker build --tag "$name:$tag" ./backend-flask
}
build_image birdhouse/backend-flask 1.0.0
docker images
