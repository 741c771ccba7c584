#!/usr/bin/env bash
set -euo pipefail
read -r DB_PASSWORD < <(vault kv get -field=password secret/shop)
export DB_PASSWORD
docker compose up -d
