docker build -t birdhouse/backend-flask ./backend-flask
docker images
