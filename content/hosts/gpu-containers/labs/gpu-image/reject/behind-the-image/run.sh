docker run --rm shop/vadd:1.0 --gpus 1
