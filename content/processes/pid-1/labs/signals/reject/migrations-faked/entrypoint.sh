#!/bin/sh
set -e
python manage.py migrate --fake
exec "$@"
