#!/bin/sh
set -e
exec "$@"
python manage.py migrate --noinput
echo migrated
