docker run --rm --gpus 1 shop/tides:1.0
