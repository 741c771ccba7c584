#!/usr/bin/env bash
main() {
  local -a args=(--rm)
  args+=(-p 127.0.0.1:4567:4567)
  args+=(-e FRONTEND_URL=http://localhost:3000)
  docker run "${args[@]}" birdhouse/backend-flask:1.0.0
}
main
