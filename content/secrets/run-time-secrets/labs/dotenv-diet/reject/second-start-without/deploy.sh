es -- docker compose up -d
docker compose up -d --force-recreate
