import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './dev-server-in-production.ts'

const starts = (argv: string, base = 'node:24-slim'): string => `FROM ${base}\nCMD ${argv}\n`

testRule(rule, docs, {
  valid: [
    starts('["node", "theatre.js"]'),
    starts('["next", "start"]'),
    starts('["npm", "start"]'),
    starts('["vite", "build"]'),
    starts('["gunicorn", "theatre:app"]', 'python:3.13-slim'),
    starts('["python", "manage.py", "migrate"]', 'python:3.13-slim'),
    starts('["php", "artisan", "queue:work"]', 'php:8.4-cli'),
    'FROM ruby:3.4-slim\nENV RAILS_ENV=production\nCMD ["bin/rails", "server"]\n',
    'FROM node:24-slim\nENV NODE_ENV=production\nCMD ["node", "theatre.js"]\n',
    'FROM node:24-slim AS dev\nENV NODE_ENV=development\nCMD ["npm", "run", "dev"]\n',
    'FROM node:24-slim AS dev\nCMD ["vite"]\nFROM nginx:1.30\nCOPY --from=dev /app /usr/share/nginx/html\n',
    'FROM node:24-slim AS base\nENV NODE_ENV=development\nFROM base\nENV NODE_ENV=production\nCMD ["node", "theatre.js"]\n',
    'FROM python:3.13-slim\nENV FLASK_DEBUG=0\nCMD ["gunicorn", "theatre:app"]\n',
  ],
  invalid: [
    {
      dockerfile: starts('["flask", "run", "--host=0.0.0.0"]', 'python:3.13-slim'),
      reports: [{ messageId: 'server', on: '"flask", "run"', confidence: 'certain', severity: 'warning' }],
    },
    {
      dockerfile: starts('["python", "manage.py", "runserver", "0.0.0.0:8000"]', 'python:3.13-slim'),
      reports: [{ messageId: 'server', on: '"python", "manage.py", "runserver"' }],
    },
    {
      name: 'in shell form, as a module',
      dockerfile: starts('python -m flask run --host 0.0.0.0', 'python:3.13-slim'),
      reports: [{ messageId: 'server', on: 'flask run' }],
    },
    {
      dockerfile: starts('["npm", "run", "dev"]'),
      reports: [{ messageId: 'script', on: '"npm", "run", "dev"' }],
    },
    {
      dockerfile: starts('["yarn", "dev", "--host"]'),
      reports: [{ messageId: 'script', on: '"yarn", "dev"' }],
    },
    { dockerfile: starts('["npx", "next", "dev"]'), reports: [{ messageId: 'server', on: '"next", "dev"' }] },
    { dockerfile: starts('["vite", "--host"]'), reports: [{ messageId: 'server', on: '"vite"' }] },
    {
      dockerfile: starts('["nodemon", "theatre.js"]'),
      reports: [{ messageId: 'server', on: '"nodemon"' }],
    },
    {
      dockerfile: starts('["php", "-S", "0.0.0.0:80"]', 'php:8.4-cli'),
      reports: [{ messageId: 'server', on: '"php", "-S"' }],
    },
    {
      dockerfile: starts('["python", "-m", "http.server", "8000"]', 'python:3.13-slim'),
      reports: [{ messageId: 'server', on: '"http.server"' }],
    },
    {
      name: 'rails without an environment',
      dockerfile: starts('["bin/rails", "server", "-b", "0.0.0.0"]', 'ruby:3.4-slim'),
      reports: [{ messageId: 'server', on: '"bin/rails", "server"' }],
    },
    {
      name: 'it watches the files',
      dockerfile: starts('["uvicorn", "theatre:app", "--reload"]', 'python:3.13-slim'),
      reports: [{ messageId: 'server', on: '"uvicorn", "theatre:app", "--reload"' }],
    },
    {
      name: 'the arguments stand in CMD',
      dockerfile: 'FROM python:3.13-slim\nENTRYPOINT ["python"]\nCMD ["manage.py", "runserver"]\n',
      reports: [{ messageId: 'server', on: '"manage.py", "runserver"' }],
    },
    {
      name: 'a switch for debugging',
      dockerfile: 'FROM python:3.13-slim\nENV FLASK_DEBUG=1 TZ=UTC\nCMD ["gunicorn", "theatre:app"]\n',
      reports: [{ messageId: 'debug', on: 'FLASK_DEBUG=1', confidence: 'likely' }],
    },
  ],
})
