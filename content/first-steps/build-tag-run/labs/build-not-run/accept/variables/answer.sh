IMAGE="birdhouse/backend-flask"
VERSION=1.2.0
CONTEXT=./backend-flask

docker build -t "$IMAGE:$VERSION" "$CONTEXT"
docker images "$IMAGE"
