IMAGE=shop/vadd:1.0
docker run --gpus=1 --rm --name vadd "$IMAGE"
