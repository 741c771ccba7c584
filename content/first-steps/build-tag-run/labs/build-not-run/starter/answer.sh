# build the backend image, then list the images of this project
docker run -t birdhouse/backend-flask ./backend-flask
docker images
