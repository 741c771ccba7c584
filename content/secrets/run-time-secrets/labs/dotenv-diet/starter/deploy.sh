envkey-source "$ENVKEY_MASTERKEY" --dot-env-compatible | tr -d "'" > .env
docker-compose up -d
