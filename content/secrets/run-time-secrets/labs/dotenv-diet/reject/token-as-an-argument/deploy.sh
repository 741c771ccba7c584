doppler run --token "$DOPPLER_TOKEN" -- docker compose up -d
