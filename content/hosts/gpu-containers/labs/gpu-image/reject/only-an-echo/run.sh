echo docker run --rm --gpus 1 shop/vadd:1.0
