docker run --rm -it --gpus 1 --entrypoint sh shop/vadd:1.0
