docker run --rm -p 4567:4567 -e FRONTEND_URL='*' -it backend-flask
