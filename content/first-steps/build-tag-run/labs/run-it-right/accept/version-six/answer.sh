docker run --rm=true -p '[::1]:4567:4567' -p 127.0.0.1:4567:4567 \
  -e LOG_LEVEL=debug -e FRONTEND_URL=http://localhost:3000 \
  birdhouse/backend-flask:1.0.0 gunicorn --bind=0.0.0.0:4567 app:app
