#!/usr/bin/env bash
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
docker build \
  --secret id=pip_token,env=PIP_TOKEN \
  --tag registry.example.com/shop/api:1.9.0 \
  "$here"
