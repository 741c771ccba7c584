#!/usr/bin/env bash
set -euo pipefail

GPU="${GPU:-0}"
docker build --tag shop/vadd:1.0 .
exec docker run --rm --runtime=nvidia --env NVIDIA_VISIBLE_DEVICES=1 shop/vadd:1.0
