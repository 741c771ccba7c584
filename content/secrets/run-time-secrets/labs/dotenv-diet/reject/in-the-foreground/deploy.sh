envkey-source -- docker compose up
