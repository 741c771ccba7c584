export FRONTEND_URL='*'
docker run --rm -p 127.0.0.1:4567:4567 -e FRONTEND_URL birdhouse/backend-flask:1.0.0
