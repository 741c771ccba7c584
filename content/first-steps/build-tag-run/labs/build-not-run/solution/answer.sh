# build the backend image, then list the images of this project
docker build -t birdhouse/backend-flask:1.0.0 ./backend-flask
docker image ls birdhouse/backend-flask
