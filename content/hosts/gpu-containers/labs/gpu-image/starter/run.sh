nvidia-docker run --privileged --rm shop/vadd
