if false; then
  envkey-source -- docker compose up -d
fi
