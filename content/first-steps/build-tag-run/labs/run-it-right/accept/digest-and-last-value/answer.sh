docker run --rm -e FRONTEND_URL='*' -e FRONTEND_URL=http://localhost:3000 -p 127.0.0.1:4567:4567 \
  birdhouse/backend-flask@sha256:9662417aace5ae7b8e2609cce472b72a8958e134ba372808abe9cc1a0c0125e6
