docker run --rm --device /dev/nvidia0 --device /dev/nvidiactl --device /dev/nvidia-uvm shop/vadd:1.0
