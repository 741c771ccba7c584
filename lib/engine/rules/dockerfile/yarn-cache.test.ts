import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './yarn-cache.ts'

const run = (rest: string): string => `FROM node:24-slim\nWORKDIR /app\nRUN ${rest}\n`

testRule(rule, docs, {
  valid: [
    'FROM node:24-slim\nONBUILD RUN yarn install && yarn cache clean\n',
    run('yarn install && yarn cache clean'),
    run('yarn && yarn cache clean --all'),
    run('yarn install && rm -rf /usr/local/share/.cache'),
    run('--mount=type=cache,target=/usr/local/share/.cache/yarn yarn install'),
    run('--mount=type=cache,target=/yarn YARN_CACHE_FOLDER=/yarn yarn install'),
    run('yarn install --cache-folder /tmp/yarn && rm -rf /tmp/yarn'),
    { name: 'Yarn 2 and later', dockerfile: run('yarn install --immutable') },
    {
      name: 'Yarn 2 and later, by its settings',
      dockerfile: 'FROM node:24\nCOPY package.json yarn.lock .yarnrc.yml ./\nRUN yarn install\n',
    },
    {
      name: 'Yarn 4, by package.json',
      dockerfile: 'FROM node:24\nCOPY package.json yarn.lock ./\nRUN corepack enable && yarn\n',
      context: { 'package.json': '{ "packageManager": "yarn@4.9.2" }', 'yarn.lock': '' },
    },
    run('yarn build && yarn --version'),
    {
      name: 'a stage that is thrown away',
      dockerfile:
        'FROM node:24 AS build\nRUN yarn install\nFROM nginx:1.30\nCOPY --from=build /app/dist /usr/share/nginx/html\n',
    },
    run('npm install -g yarn && npm cache clean --force'),
  ],
  invalid: [
    {
      name: 'kept for later builds',
      dockerfile: 'FROM node:24-slim\nONBUILD RUN yarn install\n',
      reports: [{ messageId: 'kept', on: 'yarn install', confidence: 'likely' }],
    },
    {
      name: 'a mount for something else',
      dockerfile: 'FROM shop/node:24\nRUN --mount=type=cache,target=/var/lib/tools yarn install\n',
      reports: [{ messageId: 'kept', on: 'yarn install', confidence: 'likely' }],
    },
    {
      dockerfile: run('yarn install'),
      reports: [{ messageId: 'kept', on: 'yarn install', confidence: 'certain', severity: 'info' }],
      fixed: run('yarn install && yarn cache clean'),
    },
    {
      dockerfile: run('yarn --frozen-lockfile \\\n && yarn build'),
      reports: [{ messageId: 'kept', on: 'yarn' }],
      fixed: run('yarn --frozen-lockfile \\\n && yarn build \\\n && yarn cache clean'),
    },
    {
      dockerfile: run('yarn global add pm2'),
      reports: [{ messageId: 'kept', on: 'yarn global add' }],
    },
    {
      name: 'cleaned too early',
      dockerfile: run('yarn cache clean && yarn add express'),
      reports: [{ messageId: 'early', on: 'yarn add' }],
    },
    {
      name: 'cleaned in another layer',
      dockerfile: `${run('yarn install')}RUN yarn cache clean\n`,
      reports: [{ messageId: 'later', on: 'yarn install' }],
    },
    {
      name: "npm's cache is another one",
      dockerfile: run('yarn install && npm cache clean --force'),
      reports: [{ messageId: 'kept', on: 'yarn install' }],
    },
    {
      name: 'a mount at the wrong place',
      dockerfile: run('--mount=type=cache,target=/root/.npm yarn install'),
      reports: [{ messageId: 'kept', on: 'yarn install' }],
    },
    {
      name: "Yarn keeps root's cache elsewhere",
      dockerfile: run('--mount=type=cache,target=/root/.cache/yarn yarn install'),
      reports: [{ messageId: 'mount', on: 'yarn install' }],
    },
    {
      name: 'a base nothing is known of',
      dockerfile: 'FROM harbour/node\nRUN yarn install\n',
      reports: [{ messageId: 'kept', on: 'yarn install', confidence: 'likely' }],
    },
  ],
})
