start() {
  docker run --rm -p 127.0.0.1:4567:4567 -e FRONTEND_URL "birdhouse/backend-flask:$TAG"
}
FRONTEND_URL=http://localhost:3000 TAG=1.0.0 start
