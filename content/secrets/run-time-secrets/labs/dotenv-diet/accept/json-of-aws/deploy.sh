#!/bin/bash
set -eu
secret=$(aws secretsmanager get-secret-value --secret-id shop/prod --query SecretString --output text)
DB_PASSWORD=$(jq -r .db_password <<< "$secret")
export DB_PASSWORD
main() {
  docker compose pull --quiet
  docker compose up --detach --remove-orphans
}
main
