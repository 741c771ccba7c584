dotenvx decrypt -f .env.production
dotenvx run -f .env.production -- docker compose up -d
