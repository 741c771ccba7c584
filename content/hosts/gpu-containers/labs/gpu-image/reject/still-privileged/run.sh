docker run --rm --privileged --gpus 1 shop/vadd:1.0
