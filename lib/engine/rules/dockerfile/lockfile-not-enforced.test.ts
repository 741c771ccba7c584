import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './lockfile-not-enforced.ts'

const node = (copy: string, command: string): string => `FROM node:24\n${copy}\nRUN ${command}\n`
const locked = (command: string): string =>
  node('COPY package.json package-lock.json yarn.lock pnpm-lock.yaml bun.lock ./', command)

testRule(rule, docs, {
  valid: [
    locked('npm ci'),
    locked('npm install -g otter@1.0.0'),
    locked('npm install otter@1.0.0'),
    locked('yarn install --frozen-lockfile'),
    locked('yarn install --immutable'),
    locked('yarn --frozen-lockfile'),
    locked('yarn build'),
    locked('pnpm install --frozen-lockfile --prod'),
    locked('CI=true pnpm install'),
    locked('bun install --frozen-lockfile'),
    { name: 'without a manifest nothing is known', dockerfile: 'FROM node:24\nRUN npm install\n' },
    {
      name: 'Yarn by its variable',
      dockerfile:
        'FROM node:24\nENV YARN_ENABLE_IMMUTABLE_INSTALLS=true\nCOPY package.json yarn.lock ./\nRUN yarn install\n',
    },
    {
      name: 'Bundler by its variable',
      dockerfile:
        'FROM ruby:3.4\nENV BUNDLE_DEPLOYMENT=1\nCOPY Gemfile Gemfile.lock ./\nRUN bundle install\n',
    },
    {
      name: 'Bundler by its settings',
      dockerfile:
        'FROM ruby:3.4\nCOPY Gemfile Gemfile.lock ./\nRUN bundle config set --local deployment true && bundle install\n',
    },
    {
      name: 'a stage to develop in',
      dockerfile: 'FROM ruby:3.4 AS dev\nCOPY Gemfile Gemfile.lock ./\nRUN bundle install\n',
    },
    {
      name: 'Poetry stops by itself',
      dockerfile: 'FROM python:3.13\nCOPY pyproject.toml poetry.lock ./\nRUN poetry install --no-root\n',
    },
    {
      dockerfile:
        'FROM python:3.13\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --locked && uv sync --frozen --no-dev\n',
    },
    {
      name: 'few .NET projects have a lock file',
      dockerfile: 'FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN dotnet restore\n',
    },
    {
      name: 'a whole context without a lock file of npm',
      dockerfile: node('COPY . .', 'npm install'),
      context: { 'index.js': '' },
    },
  ],
  invalid: [
    {
      dockerfile: locked('npm install'),
      reports: [{ messageId: 'free', on: 'npm install', confidence: 'certain', severity: 'warning' }],
    },
    { dockerfile: locked('npm i --omit=dev'), reports: [{ messageId: 'free', on: 'npm i' }] },
    {
      name: 'npm knows no such option',
      dockerfile: locked('npm install --frozen-lockfile'),
      reports: [{ messageId: 'useless', on: 'npm install' }],
    },
    { dockerfile: locked('yarn install --production'), reports: [{ messageId: 'free', on: 'yarn install' }] },
    { dockerfile: locked('yarn'), reports: [{ messageId: 'free', on: 'yarn' }] },
    { dockerfile: locked('pnpm i'), reports: [{ messageId: 'free', on: 'pnpm i' }] },
    {
      name: 'a wildcard may bring the lock file',
      dockerfile: node('COPY package*.json ./', 'npm install'),
      reports: [{ messageId: 'free', on: 'npm install', confidence: 'likely' }],
    },
    {
      name: 'a folder may hold it',
      dockerfile: node('COPY . .', 'npm install'),
      reports: [{ messageId: 'free', on: 'npm install', confidence: 'possible' }],
    },
    {
      name: 'the whole context does',
      dockerfile: node('COPY . .', 'npm install'),
      context: { 'package.json': '{}', 'package-lock.json': '{}' },
      reports: [{ messageId: 'free', on: 'npm install', confidence: 'certain' }],
    },
    {
      name: 'the manifest alone',
      dockerfile: node('COPY package.json ./', 'npm install'),
      reports: [{ messageId: 'missing', on: 'npm install', confidence: 'certain' }],
    },
    {
      name: 'a mounted one counts',
      dockerfile:
        'FROM node:24\nRUN --mount=type=bind,source=package-lock.json,target=package-lock.json npm install\n',
      reports: [{ messageId: 'free', on: 'npm install' }],
    },
    {
      dockerfile: 'FROM ruby:3.4\nCOPY Gemfile Gemfile.lock ./\nRUN bundle install --jobs 4\n',
      reports: [{ messageId: 'free', on: 'bundle install' }],
    },
    {
      name: 'set too late',
      dockerfile: 'FROM ruby:3.4\nRUN bundle install\nENV BUNDLE_DEPLOYMENT=1\n',
      reports: [{ messageId: 'free', on: 'bundle install', confidence: 'likely' }],
    },
    {
      dockerfile: 'FROM ruby:3.4\nCOPY Gemfile Gemfile.lock ./\nRUN bundle install --without test\n',
      reports: [{ messageId: 'flag', on: 'bundle install' }],
    },
    {
      dockerfile: 'FROM python:3.13\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --no-dev\n',
      reports: [{ messageId: 'free', on: 'uv sync' }],
    },
    {
      dockerfile: 'FROM python:3.13\nCOPY pyproject.toml ./\nRUN poetry install\n',
      reports: [{ messageId: 'missing', on: 'poetry install' }],
    },
    {
      dockerfile:
        'FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY app.csproj packages.lock.json ./\nRUN dotnet restore app.csproj\n',
      reports: [{ messageId: 'free', on: 'dotnet restore' }],
    },
  ],
})
