#!/usr/bin/env bash
set -euo pipefail
: "${ENVKEY:?the runner has to provide it}"
eval "$(es)"
exec docker compose up --wait
