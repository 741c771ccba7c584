trap 'rm -f .env' EXIT
envkey-source --dot-env > .env
envkey-source -- docker compose up -d
