docker build -f backend-flask/Dockerfile -t birdhouse/backend-flask:1.0.0 .
docker images birdhouse/backend-flask
