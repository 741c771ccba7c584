docker run -dit alpine:3.24 sh --log-driver=gelf --log-opt gelf-address=udp://graylog.internal:12201
