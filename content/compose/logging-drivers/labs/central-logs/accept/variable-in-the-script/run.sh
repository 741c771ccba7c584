GRAYLOG=udp://logs.example.net:12201
docker run -d -i -t --log-opt "gelf-address=$GRAYLOG" --log-driver "gelf" --name probe alpine:3.24.1 sh
