#!/usr/bin/env bash
set -euo pipefail

# image build is the long name of build
docker image build --tag=birdhouse/backend-flask:1.0.0 backend-flask/
docker image list birdhouse/backend-flask
