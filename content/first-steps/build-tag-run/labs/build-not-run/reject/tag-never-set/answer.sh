docker build -t birdhouse/backend-flask:$VERSION ./backend-flask
docker images
