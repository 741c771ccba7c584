#!/bin/sh
set -e
echo python manage.py migrate --noinput
exec "$@"
