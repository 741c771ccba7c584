import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './copy-source-before-deps.ts'

testRule(rule, docs, {
  valid: [
    {
      name: 'a copied script may bring what the install needs',
      dockerfile:
        'FROM debian:13-slim\nCOPY tools/get-python.py /opt/get-python.py\nRUN python3 /opt/get-python.py\nRUN pip install tides==1.2.0\n',
    },
    {
      name: 'composer reads what lies there',
      dockerfile:
        'FROM php:8.4-cli\nWORKDIR /srv\nCOPY ./patches patches\nCOPY composer.json composer.lock ./\nRUN composer install --no-dev\n',
    },
    {
      name: 'settings and tools',
      dockerfile:
        'FROM python:3.13\nCOPY conf/app /etc/app\nCOPY check.py /usr/local/bin/check\nCOPY VERSION /app/\nRUN pip install -r /requirements.txt\n',
    },
    'FROM python:3.13\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\n',
    'FROM node:24\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build\n',
    {
      name: 'a second install of the same kind',
      dockerfile: 'FROM node:24\nCOPY package.json ./\nRUN npm ci\nCOPY . .\nRUN npm install --omit=dev\n',
    },
    {
      name: 'the project itself is installed',
      dockerfile: 'FROM python:3.13\nCOPY . .\nRUN pip install .\n',
    },
    'FROM python:3.13\nCOPY . .\nRUN pip install -e .[test]\n',
    'FROM golang:1.27\nCOPY . .\nRUN go build -o /api\n',
    'FROM golang:1.27\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\n',
    {
      name: 'bound for one command',
      dockerfile:
        'FROM python:3.13\nRUN --mount=type=bind,source=requirements.txt,target=requirements.txt pip install -r requirements.txt\nCOPY . .\n',
    },
    {
      name: 'folders of manifests',
      dockerfile:
        'FROM node:24\nCOPY patches ./patches\nCOPY prisma prisma\nCOPY package.json yarn.lock ./\nRUN yarn install --frozen-lockfile\n',
    },
    {
      name: 'workspaces need more than one manifest',
      dockerfile: 'FROM node:24\nCOPY . .\nRUN pnpm install -r\n',
    },
    {
      name: 'a folder that holds manifests only',
      dockerfile: 'FROM python:3.13\nCOPY deps/ /deps/\nRUN pip install -r /deps/base.txt\n',
      context: { 'deps/requirements.txt': 'flask\n' },
    },
    'FROM debian:13\nCOPY . /src\nRUN apt-get update && apt-get install -y curl\n',
    {
      name: 'from another stage',
      dockerfile: 'FROM node:24 AS a\nFROM node:24\nCOPY --from=a /src /src\nRUN npm ci\n',
    },
  ],
  invalid: [
    {
      dockerfile:
        'FROM python:3.13\nWORKDIR /app\nCOPY . .\nRUN pip install --no-cache-dir -r requirements.txt\n',
      reports: [{ messageId: 'everything', on: 'COPY . .', confidence: 'certain', severity: 'warning' }],
    },
    {
      dockerfile: 'FROM node:24\nADD ./ /app/\nRUN npm ci\n',
      reports: [{ messageId: 'everything', on: 'ADD ./ /app/' }],
    },
    {
      dockerfile: 'FROM node:24\nCOPY package.json src/ ./\nRUN npm ci\n',
      reports: [{ messageId: 'sources', on: 'COPY package.json src/ ./' }],
    },
    {
      dockerfile: 'FROM node:24\nCOPY server.js package.json ./\nRUN yarn\n',
      reports: [{ messageId: 'sources', on: 'COPY server.js package.json ./' }],
    },
    {
      name: 'the manifest alone does not help when the sources follow at once',
      dockerfile:
        'FROM python:3.13\nCOPY requirements.txt .\nCOPY . .\nRUN python -m pip install -r requirements.txt\n',
      reports: [{ messageId: 'everything', on: 'COPY . .' }],
    },
    {
      name: 'copied in the stage below',
      dockerfile: 'FROM node:24 AS base\nCOPY . .\nFROM base\nRUN pnpm install\n',
      reports: [{ messageId: 'everything', on: 'COPY . .' }],
    },
    {
      name: 'no file is needed',
      dockerfile: 'FROM python:3.13\nCOPY . .\nRUN pip install flask gunicorn\n',
      reports: [{ messageId: 'named', on: 'COPY . .' }],
    },
    {
      name: 'a bind does not undo the copy before it',
      dockerfile:
        'FROM python:3.13\nCOPY . .\nRUN --mount=type=bind,source=requirements.txt,target=/r.txt pip install -r /r.txt\n',
      reports: [{ messageId: 'everything', on: 'COPY . .' }],
    },
    {
      name: 'a folder nothing is known of',
      dockerfile: 'FROM ruby:3.4\nCOPY shop /shop\nRUN bundle install\n',
      reports: [{ messageId: 'sources', on: 'COPY shop /shop', confidence: 'likely' }],
    },
    {
      dockerfile: 'FROM composer:2\nCOPY . .\nRUN composer install --no-dev\n',
      reports: [{ messageId: 'everything', on: 'COPY . .' }],
    },
    {
      dockerfile: 'FROM golang:1.27\nCOPY . .\nRUN go mod download && go build\n',
      reports: [{ messageId: 'everything', on: 'COPY . .' }],
    },
    {
      name: 'one cause, one finding',
      dockerfile: 'FROM node:24\nCOPY . .\nRUN npm ci\nRUN pip install -r requirements.txt\n',
      reports: [{ messageId: 'everything', on: 'COPY . .' }],
    },
  ],
})
