envkey-source --dot-env-compatible > deploy.env
docker compose --env-file deploy.env up -d
