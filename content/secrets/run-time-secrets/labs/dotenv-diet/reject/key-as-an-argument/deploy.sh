envkey-source "$ENVKEY_MASTERKEY" -- docker compose up -d
