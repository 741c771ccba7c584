docker run --rm --device nvidia.com/gpu=0 shop/vadd:1.0
