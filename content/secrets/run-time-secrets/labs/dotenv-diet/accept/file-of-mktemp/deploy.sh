#!/bin/sh
set -eu
umask 077
SECRET_FILE="$(mktemp)"
export SECRET_FILE
vault kv get -field=password secret/shop > "$SECRET_FILE"
docker compose up -d
