docker build ./backend-flask
docker images
