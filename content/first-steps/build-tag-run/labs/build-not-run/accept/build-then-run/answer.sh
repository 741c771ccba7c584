docker build -tbirdhouse/backend-flask:1.0.0 -- ./backend-flask
docker image ls
docker run --rm birdhouse/backend-flask:1.0.0 python --version
