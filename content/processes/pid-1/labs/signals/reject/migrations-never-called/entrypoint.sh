#!/bin/sh
set -e
prepare() {
  python manage.py migrate --noinput
}
if false; then
  python manage.py migrate --noinput
fi
exec "$@"
