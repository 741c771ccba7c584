#!/bin/sh
set -eu
docker container run --detach --interactive --tty --log-driver gelf --log-opt=gelf-address=tcp://10.0.0.9:12201 --log-opt tag=probe docker.io/library/alpine:3.23 sh
