op run --env-file=app.refs -- docker compose up --detach
