sudo docker run -itd --log-driver='gelf' --log-opt 'gelf-address=udp://graylog:12201' --rm alpine:3.22 sh -l
