es -- docker compose up -d
docker compose down
