TAG=latest
docker build -t birdhouse/backend-flask:1.0.0 -t "birdhouse/backend-flask:$TAG" ./backend-flask
docker images
