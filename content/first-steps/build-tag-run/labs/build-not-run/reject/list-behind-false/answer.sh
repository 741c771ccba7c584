docker build -t birdhouse/backend-flask:1.0.0 ./backend-flask
false && docker images
