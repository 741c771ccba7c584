#!/usr/bin/env bash
set -euo pipefail

main() {
  local image=birdhouse/backend-flask
  docker build -t "$image:1.0.0" ./backend-flask
  docker image ls "$image"
}

main "$@"
