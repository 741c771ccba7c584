docker run --rm --runtime=nvidia shop/vadd:1.0
