docker build --help -t birdhouse/backend-flask:1.0.0 ./backend-flask
docker images
