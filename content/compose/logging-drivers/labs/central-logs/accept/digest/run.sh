docker run -dit \
    --log-driver=gelf \
    --log-opt gelf-address=udp://graylog.internal:12201 \
    alpine@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef sh
