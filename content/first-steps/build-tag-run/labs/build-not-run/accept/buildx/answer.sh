docker buildx build --tag birdhouse/backend-flask:2026-11-21 --load ./backend-flask
docker images
