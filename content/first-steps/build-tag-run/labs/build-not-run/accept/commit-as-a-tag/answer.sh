docker build -qt birdhouse/backend-flask:"$(git rev-parse --short HEAD)" "$PWD/backend-flask"
docker images --filter reference='birdhouse/*' --format '{{.Repository}}:{{.Tag}} {{.Size}}'
