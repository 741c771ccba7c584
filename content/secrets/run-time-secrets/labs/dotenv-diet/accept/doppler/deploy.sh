#!/bin/sh
set -eu
docker compose pull
doppler run --project shop --config prd -- docker compose up -d --wait
