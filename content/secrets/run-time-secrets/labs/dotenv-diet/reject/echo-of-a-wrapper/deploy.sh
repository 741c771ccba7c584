echo envkey-source -- docker compose up -d
