docker run --rm -p 0.0.0.0:4567:4567 -e FRONTEND_URL=http://localhost:3000 birdhouse/backend-flask:1.0.0
