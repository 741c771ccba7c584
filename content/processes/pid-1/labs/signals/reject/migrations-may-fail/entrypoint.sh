#!/bin/sh
set -e
python manage.py migrate --noinput || true
exec "$@"
