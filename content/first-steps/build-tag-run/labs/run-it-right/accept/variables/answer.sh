#!/bin/sh
set -eu
ORIGIN='http://localhost:3000'
HOST=127.0.0.1 PORT=4567

exec docker run --rm \
  --publish "${HOST}:${PORT}:4567" \
  --env FRONTEND_URL="$ORIGIN" \
  "registry.example.com/birdhouse/backend-flask:${TAG:-1.0.0}"
