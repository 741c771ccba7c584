#!/bin/sh
chown -R root:root /etc/docker
chmod u=rwx,go=rx /etc/docker
chmod u=rw,go=r /etc/docker/daemon.json
chmod u=r,go= /etc/docker/server-key.pem
chown root:root /lib/systemd/system/docker.service && chmod go-w /lib/systemd/system/docker.service && chmod 600 /lib/systemd/system/docker.service
chgrp docker /run/docker.sock
chmod o-rwx,ug=rw /run/docker.sock
deluser gitlab-runner docker
[ "$(stat -c '%U:%G' /usr/lib/systemd/system/docker.service)" = "root:root" ]
