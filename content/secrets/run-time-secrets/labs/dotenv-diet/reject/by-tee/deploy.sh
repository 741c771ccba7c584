envkey-source --dot-env-compatible | tee .env
envkey-source -- docker compose up -d
