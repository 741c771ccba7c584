#!/bin/sh
set -e
python manage.py migrate --plan
exec "$@"
