docker run \
  --rm \
  --read-only \
  --gpus device=GPU-3a23c669-1f69-c64e-cf85-44e9b07e7a2a \
  shop/vadd:1.0
