(export DB_PASSWORD="$(vault kv get -field=password secret/shop/db)")
docker compose up -d
