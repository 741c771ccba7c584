set -e
DB_PASSWORD="$(bao kv get -field=password secret/shop/db)"
export DB_PASSWORD
docker compose up -d
