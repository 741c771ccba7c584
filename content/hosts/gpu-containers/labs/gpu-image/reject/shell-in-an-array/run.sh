docker run --rm --gpus '"device=0"' shop/vadd:1.0
