TAG=1.0.0
bash -e <<SCRIPT
docker build -t birdhouse/backend-flask:$TAG ./backend-flask
docker images birdhouse/backend-flask
SCRIPT
