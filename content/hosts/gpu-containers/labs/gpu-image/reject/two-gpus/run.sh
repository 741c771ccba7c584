docker run --rm --gpus '"device=0,1"' shop/vadd:1.0
