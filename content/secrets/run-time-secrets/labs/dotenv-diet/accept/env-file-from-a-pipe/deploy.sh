#!/usr/bin/env bash
docker compose --env-file <(op inject -i app.env.tpl) up -d
