DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id shop/db --query SecretString --output text) docker compose up -d
