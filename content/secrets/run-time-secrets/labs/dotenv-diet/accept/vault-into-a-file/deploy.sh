set -eu
umask 077
mkdir -p secrets
vault kv get -field=password secret/shop/db > secrets/db_password
docker compose up -d
