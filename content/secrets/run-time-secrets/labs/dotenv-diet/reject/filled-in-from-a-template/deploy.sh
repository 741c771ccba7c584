op inject -i .env.tpl -o .env
op run -- docker compose up -d
