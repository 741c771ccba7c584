docker compose up -d
DB_PASSWORD=$(bao kv get -field=password secret/shop/db)
