#!/bin/sh
set -e
sudo chown 0:0 /usr/lib/systemd/system/docker.*
sudo chmod u=rw,g=r,o=r /usr/lib/systemd/system/docker.*
sudo chown root:root /etc/docker /etc/docker/*
sudo chmod 755 /etc/docker
sudo chmod 644 /etc/docker/daemon.json
sudo chmod 400 /etc/docker/*.pem
sudo chmod 660 /run/docker.sock
sudo usermod -G "" gitlab-runner
stat -c '%U:%G' /usr/lib/systemd/system/docker.service | grep -qx root:root || exit 1
sudo systemctl daemon-reload
