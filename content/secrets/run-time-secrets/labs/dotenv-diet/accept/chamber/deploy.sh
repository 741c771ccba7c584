exec chamber exec shop -- docker compose up --detach
