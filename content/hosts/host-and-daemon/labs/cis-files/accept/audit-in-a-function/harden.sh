#!/bin/sh
set -eu
chown root:root /usr/lib/systemd/system/docker.service /usr/lib/systemd/system/docker.socket
chmod 644 /usr/lib/systemd/system/docker.service /usr/lib/systemd/system/docker.socket
chown root:root /etc/docker /etc/docker/daemon.json
chmod 755 /etc/docker
chmod 644 /etc/docker/daemon.json
chown root:root /etc/docker/server-key.pem
chmod 400 /etc/docker/server-key.pem
chown root:docker /var/run/docker.sock
chmod 660 /var/run/docker.sock
gpasswd -d gitlab-runner docker
check() {
  got=$(stat -c %U:%G "$1")
  if [ "$got" != "$2" ]; then echo "$1: $got"; exit 1; fi
}
check /usr/lib/systemd/system/docker.service root:root
check /etc/docker root:root
