docker run --rm shop/vadd:1.0
