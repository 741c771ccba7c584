import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './dev-dependencies-in-final.ts'

const node = (run: string, before = ''): string =>
  `FROM node:24-slim\n${before}COPY package*.json ./\nRUN ${run}\nCOPY . .\nCMD ["node", "server.js"]\n`
const php = (run: string, before = ''): string => `FROM php:8.4-fpm\n${before}COPY . .\nRUN ${run}\n`

testRule(rule, docs, {
  valid: [
    {
      name: 'an image to test with',
      dockerfile:
        'FROM php:8.4-cli\nRUN composer install\nRUN ln -s /srv/vendor/bin/phpunit /usr/local/bin/phpunit\n',
    },
    {
      name: 'the branch for development',
      dockerfile:
        'FROM ruby:3.4\nARG STAGE\nCOPY Gemfile* ./\nRUN if [ "$STAGE" = live ]; then bundle install --without development; else bundle install; fi\n',
    },
    node('npm ci --omit=dev'),
    node('npm install --production'),
    node('npm ci --only=production'),
    node('pnpm install --prod'),
    node('npm ci', 'ENV NODE_ENV=production\n'),
    node('NODE_ENV=production npm ci'),
    node('npm ci', 'ARG NODE_ENV=production\n'),
    { name: 'pruned in the same RUN', dockerfile: node('npm ci && npm test && npm prune --omit=dev') },
    { name: 'named packages', dockerfile: node('npm install -g pm2 && npm install express') },
    {
      name: 'package.json lists none',
      dockerfile: node('npm ci'),
      context: { 'package.json': '{ "dependencies": { "express": "5" } }', 'package-lock.json': '{}' },
    },
    {
      name: 'a builder',
      dockerfile:
        'FROM node:24 AS build\nRUN npm ci\nFROM nginx:1.30\nCOPY --from=build /dist /usr/share/nginx/html\n',
    },
    { name: 'a stage for development', dockerfile: 'FROM node:24 AS dev\nRUN npm ci\n' },
    { name: 'a server for development', dockerfile: 'FROM node:24\nRUN npm ci\nCMD ["npm", "run", "dev"]\n' },
    {
      name: 'said of the whole file by another rule',
      dockerfile: 'FROM node:24\nCOPY . .\nRUN npm ci && npm run build\nCMD ["node", "dist"]\n',
    },
    php('composer install --no-dev --optimize-autoloader'),
    php('composer install', 'ENV COMPOSER_NO_DEV=1\n'),
    'FROM ruby:3.4-slim\nENV BUNDLE_WITHOUT=development:test\nRUN bundle install\n',
    "FROM ruby:3.4-slim\nRUN bundle config set --local without 'development test' && bundle install\n",
    'FROM python:3.13-slim\nRUN poetry install --only main\n',
    'FROM python:3.13-slim\nRUN uv sync --frozen --no-dev\n',
    'FROM python:3.13-slim\nCOPY . .\nRUN pip install -r requirements.txt -c constraints-dev.txt\n',
    'FROM php:8.4-fpm\nRUN docker-php-ext-enable opcache && echo no xdebug here\n',
  ],
  invalid: [
    {
      dockerfile: node('npm ci'),
      reports: [{ messageId: 'install', on: 'npm ci', confidence: 'likely', severity: 'warning' }],
    },
    {
      name: 'package.json lists some',
      dockerfile: node('npm ci'),
      context: { 'package.json': '{ "devDependencies": { "jest": "30" } }', 'package-lock.json': '{}' },
      reports: [{ messageId: 'listed', on: 'npm ci', confidence: 'certain' }],
    },
    {
      name: 'set too late',
      dockerfile: 'FROM node:24-slim\nRUN yarn install\nENV NODE_ENV=production\nCMD ["node", "server.js"]\n',
      reports: [{ messageId: 'late', on: 'yarn install' }],
    },
    {
      name: 'told to be for development',
      dockerfile: node('pnpm install', 'ENV NODE_ENV=development\n'),
      reports: [{ messageId: 'install', on: 'pnpm install', confidence: 'possible' }],
    },
    {
      name: 'an option that undoes the variable',
      dockerfile: node('npm ci --include=dev', 'ENV NODE_ENV=production\n'),
      reports: [{ messageId: 'told', on: '--include=dev', confidence: 'certain' }],
    },
    {
      name: 'another kind of dependencies is left out',
      dockerfile: node('npm ci --omit=optional'),
      reports: [{ messageId: 'install', on: 'npm ci' }],
    },
    { dockerfile: php('composer install'), reports: [{ messageId: 'install', on: 'composer install' }] },
    {
      dockerfile: 'FROM ruby:3.4-slim\nRUN bundle install --jobs 4\n',
      reports: [{ messageId: 'install', on: 'bundle install' }],
    },
    {
      name: 'tests only are left out',
      dockerfile: 'FROM ruby:3.4-slim\nENV BUNDLE_WITHOUT=test\nRUN bundle install\n',
      reports: [{ messageId: 'install', on: 'bundle install' }],
    },
    {
      dockerfile: 'FROM python:3.13-slim\nRUN poetry install --no-root\n',
      reports: [{ messageId: 'install', on: 'poetry install' }],
    },
    {
      dockerfile: 'FROM python:3.13-slim\nCOPY . .\nRUN pip install -r requirements-dev.txt\n',
      reports: [{ messageId: 'file', on: 'requirements-dev.txt', confidence: 'certain' }],
    },
    {
      dockerfile: 'FROM php:8.4-fpm\nRUN pecl install xdebug-3.4.5 \\\n && docker-php-ext-enable xdebug\n',
      reports: [{ messageId: 'debugger', on: 'xdebug-3.4.5', confidence: 'certain' }],
    },
    {
      name: 'of an image nobody knows',
      dockerfile: 'FROM harbour/php-develop:8\nRUN pecl install xdebug\n',
      reports: [{ messageId: 'debugger', on: 'xdebug', severity: 'info' }],
    },
    {
      dockerfile: 'FROM debian:13\nRUN apt-get update && apt-get install -y php8.4-xdebug\n',
      reports: [{ messageId: 'debugger', on: 'php8.4-xdebug' }],
    },
    {
      name: 'below the final stage',
      dockerfile: 'FROM node:24-slim AS base\nRUN npm ci\nFROM base\nCMD ["node", "server.js"]\n',
      reports: [{ messageId: 'install', on: 'npm ci' }],
    },
  ],
})
