cd backend-flask || exit 1
docker build -t birdhouse/backend-flask:1.0.0 .
cd ..
docker images
