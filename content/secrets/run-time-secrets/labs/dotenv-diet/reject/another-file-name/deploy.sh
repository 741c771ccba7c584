envkey-source --dot-env > prod.txt
envkey-source -- docker compose --env-file prod.txt up -d
