docker run -dit \
    --log-driver=gelf \
    --log-opt gelf-address=udp://graylog.internal:12201 \
    debian:13 sh
