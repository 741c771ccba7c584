docker run --rm --gpus '"device=0","capabilities=compute,utility"' shop/vadd
