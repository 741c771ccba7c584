echo "deploying with $ENVKEY"
es -- docker compose up -d
