ENVKEY="$ENVKEY_MASTERKEY" envkey-source -- docker compose up -d
