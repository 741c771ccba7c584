sops exec-env secrets.enc.yaml 'docker compose up -d'
