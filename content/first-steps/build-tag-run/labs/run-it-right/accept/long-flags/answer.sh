docker container run --rm --publish=127.0.0.1:4567:4567 --env=FRONTEND_URL=https://app.example.com birdhouse/backend-flask:1.0.0
