docker build -t birdhouse/backend-flask:${1:-latest} ./backend-flask
docker images
