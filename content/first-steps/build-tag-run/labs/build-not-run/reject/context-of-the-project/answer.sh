docker build -t birdhouse/backend-flask:1.0.0 .
docker images
