#!/bin/bash
set -euo pipefail
units=/usr/lib/systemd/system
etc=/etc/docker

for unit in docker.service docker.socket; do
  chown root:root "$units/$unit"
  chmod 640 "$units/$unit"
done

chown -R root:root "$etc"
chmod 750 "$etc"
chmod 600 "$etc/daemon.json"
chmod 0400 "$etc/server-key.pem"
chown root:docker /var/run/docker.sock
chmod 0660 /var/run/docker.sock
gpasswd --delete gitlab-runner docker || true

if [ "$(stat --format=%U:%G "$units/docker.service")" != root:root ]; then
  echo "docker.service: wrong owner" >&2
  exit 1
fi
