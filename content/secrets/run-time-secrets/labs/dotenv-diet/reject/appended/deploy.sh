echo "DB_PASSWORD=$DB_PASSWORD" >> .env.production
envkey-source -- docker compose up -d
