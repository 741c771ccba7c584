docker run --rm -p 192.168.1.20:4567:4567 -e FRONTEND_URL=http://localhost:3000 birdhouse/backend-flask:1.0.0
