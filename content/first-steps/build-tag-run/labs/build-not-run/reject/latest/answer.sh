docker build -t birdhouse/backend-flask:latest ./backend-flask
docker images
