#!/usr/bin/env bash
set -euo pipefail

start() {
  docker container run --detach --interactive --tty \
    --log-driver gelf --log-opt "gelf-address=tcp://[fd00::7]:12201" \
    alpine:3.24 sh
}

start
