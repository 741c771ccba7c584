docker run --rm --gpus all shop/vadd:1.0
