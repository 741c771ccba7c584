#!/bin/sh
tag="${1:-1.0.0}"
if docker build -t "birdhouse/backend-flask:$tag" ./backend-flask; then
  docker images birdhouse/backend-flask
else
  echo "the build failed" >&2
  exit 1
fi
