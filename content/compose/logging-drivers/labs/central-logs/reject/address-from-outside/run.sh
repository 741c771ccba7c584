docker run -dit \
    --log-driver=gelf \
    --log-opt gelf-address=udp://$GRAYLOG:12201 \
    alpine sh
