#!/bin/sh
set -e
until python ./manage.py migrate --noinput; do
  sleep 2
done
exec su-exec shop "$@"
