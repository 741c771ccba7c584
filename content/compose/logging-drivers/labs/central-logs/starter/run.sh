docker run -dit --log-driver gelf --log-opt gelf-address=udp://<graylog-host:12201 alpine sh
