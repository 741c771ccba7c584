key="$ENVKEY_MASTERKEY"
es "$key" -- docker compose up -d
