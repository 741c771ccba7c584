docker run --rm -e FRONTEND_URL=http://localhost:3000 birdhouse/backend-flask:1.0.0
