sudo docker run -it --rm -p127.0.0.1:4567:4567 -eFRONTEND_URL=http://localhost:3000 backend-flask:2026-11-21
