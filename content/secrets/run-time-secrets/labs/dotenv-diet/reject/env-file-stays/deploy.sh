# ENVKEY comes from the environment of the runner
envkey-source -- docker compose up -d
