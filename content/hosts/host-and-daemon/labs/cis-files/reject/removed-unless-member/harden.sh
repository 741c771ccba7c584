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
id -nG gitlab-runner | grep -qw docker || gpasswd -d gitlab-runner docker
test "$(stat -c %U:%G /usr/lib/systemd/system/docker.service)" = root:root
test "$(stat -c %U:%G /etc/docker)" = root:root
