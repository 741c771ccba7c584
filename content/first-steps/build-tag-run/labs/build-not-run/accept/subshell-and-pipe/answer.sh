(cd ./backend-flask && sudo docker builder build . -t localhost:5000/birdhouse/backend-flask:1.0.0)
docker images | grep backend-flask
