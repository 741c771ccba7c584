# 4567 is taken here
docker run --rm -d --name backend -p '127.0.0.2:8080:4567/tcp' -e "FRONTEND_URL=https://birds.example.com" birdhouse/backend-flask:1.0.0 && docker logs -f backend
