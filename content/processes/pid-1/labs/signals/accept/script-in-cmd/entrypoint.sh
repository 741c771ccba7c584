#!/bin/sh
set -e
python manage.py migrate --noinput
exec python -m gunicorn -b :8000 shop.wsgi:application
