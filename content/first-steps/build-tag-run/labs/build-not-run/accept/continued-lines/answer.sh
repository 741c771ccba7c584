docker build \
  --pull \
  -t birdhouse/backend-flask:1.0.0 \
  -t ghcr.io/birdhouse/backend-flask:1.0.0 \
  ./backend-flask \
  && docker image ls
