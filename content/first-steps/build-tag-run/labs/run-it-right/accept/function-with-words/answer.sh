#!/bin/bash
start() {
  docker run --rm -p 127.0.0.1:4567:4567 -e FRONTEND_URL="$1" birdhouse/backend-flask:"$2"
}
start http://localhost:3000 1.0.0
