export DOCKER_HOST=tcp://10.0.0.5:2375
docker run --rm -p 127.0.0.1:4567:4567 -e FRONTEND_URL=http://localhost:3000 birdhouse/backend-flask:1.0.0
