envkey-source "$(cat /etc/envkey)" -- docker compose up -d
