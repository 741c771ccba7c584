import { expect, test } from 'vitest'
import { writtenSecret } from './written-secrets.ts'

test.each<[readonly (string | null)[], string | null]>([
  [['sh', '-c', 'SECRET_KEY=herring-7 exec gunicorn ferry.wsgi'], 'SECRET_KEY'],
  [['/bin/sh', '-c', 'export DB_PASSWORD=herring-7; exec gunicorn'], 'DB_PASSWORD'],
  [['env', 'API_TOKEN=herring-7', 'gunicorn'], 'API_TOKEN'],
  [['gunicorn', '--env', 'SECRET_KEY=herring-7'], 'SECRET_KEY'],
  [['gunicorn', '--env=SECRET_KEY=herring-7'], 'SECRET_KEY'],
  [['tides', '--web.password=herring-7'], 'web.password'],
  [['tides', '--password', 'herring-7'], '--password'],
  [['mysqladmin', 'ping', '-uroot', '-pherring-7'], 'password'],
  [['sh', '-c', 'mysqladmin ping -p"$(cat /run/secrets/root)"'], null],
  [['tides', '--password', '$PASSWORD'], null],
  [['tides', '--token-file=/run/t', '--auth=ldap', '--password-file', '/run/p', '-p8080'], null],
  [['tides', '--token=/run/secrets/token', '--password'], null],
  [['sh', '-c', 'SECRET_KEY=$(cat /run/secrets/key) exec gunicorn'], null],
  [['sh', '-c', 'SECRET_KEY="$KEY" exec gunicorn'], null],
  [['env', 'SECRET_KEY_FILE=/run/secrets/key', 'gunicorn'], null],
  [['gunicorn', 'ferry.wsgi', '--bind', '0.0.0.0:8000'], null],
  [['gunicorn', null], null],
  [[], null],
])('%j', (argv, name) => expect(writtenSecret(argv)).toBe(name))
