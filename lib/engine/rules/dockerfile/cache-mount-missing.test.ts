import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './cache-mount-missing.ts'

const builder = (image: string, script: string): string =>
  `FROM ${image} AS build\nRUN ${script}\nFROM debian:13-slim\nCOPY --from=build /out /out\n`

testRule(rule, docs, {
  valid: [
    'FROM node:24\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
    {
      name: 'of another user',
      dockerfile: 'FROM node:24\nUSER node\nRUN --mount=type=cache,target=/home/node/.npm npm ci\n',
    },
    { name: 'emptied at once', dockerfile: 'FROM node:24\nRUN npm ci && npm cache clean --force\n' },
    { name: 'deleted at once', dockerfile: 'FROM node:24\nRUN npm ci && rm -rf /root/.npm\n' },
    { name: 'turned off', dockerfile: builder('python:3.13', 'pip install --no-cache-dir flask') },
    { name: 'turned off for all', dockerfile: 'FROM python:3.13 AS build\nENV UV_NO_CACHE=1\nRUN uv sync\n' },
    { name: 'apk without a cache', dockerfile: builder('alpine:3.23', 'apk add --no-cache gcc') },
    {
      name: 'the lists are removed',
      dockerfile: builder(
        'debian:13',
        'apt-get update && apt-get install -y gcc && rm -rf /var/lib/apt/lists/*',
      ),
    },
    {
      name: 'in the final image that is a matter of size',
      dockerfile: 'FROM python:3.13\nRUN pip install flask\n',
    },
    {
      name: 'the same of apt',
      dockerfile: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
    },
    { name: 'scripts, no install', dockerfile: builder('node:24', 'npm run build') },
    { name: 'a stage that is not built', dockerfile: 'FROM node:24 AS old\nRUN npm ci\nFROM debian:13\n' },
    { name: 'only named', dockerfile: builder('node:24', 'echo npm ci') },
    { name: 'on Windows', dockerfile: 'FROM node:24\nSHELL ["powershell", "-Command"]\nRUN npm ci\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM node:24\nRUN npm ci\n',
      reports: [{ messageId: 'missing', on: 'npm ci', confidence: 'likely', severity: 'info' }],
      fixed: 'FROM node:24\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
    },
    {
      name: 'fetched in one RUN, built in the next: both need it',
      dockerfile:
        'FROM golang:1.27 AS build\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /out .\n',
      reports: [{ messageId: 'missing', on: 'go mod download' }],
      fixed:
        'FROM golang:1.27 AS build\nRUN --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=/go/pkg/mod go mod download\nCOPY . .\nRUN --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=/go/pkg/mod CGO_ENABLED=0 go build -o /out .\n',
    },
    {
      dockerfile: builder('rust:1.95', 'cargo build --release'),
      reports: [{ messageId: 'missing', on: 'cargo build' }],
    },
    {
      dockerfile: builder('maven:3-eclipse-temurin-25', 'mvn -B clean package'),
      reports: [{ messageId: 'missing', on: 'mvn -B clean package' }],
    },
    {
      name: 'apt in a stage that is thrown away; the mount alone would not do',
      dockerfile: builder('debian:13', 'apt-get update && apt-get install -y gcc'),
      reports: [{ messageId: 'missing', on: 'apt-get install' }],
      fixed: builder('debian:13', 'apt-get update && apt-get install -y gcc'),
    },
    {
      name: 'in a script',
      dockerfile: 'FROM python:3.13\nRUN <<EOF\nuv pip install flask\nEOF\n',
      reports: [{ messageId: 'missing', on: 'uv pip install' }],
      fixed:
        'FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache/uv <<EOF\nuv pip install flask\nEOF\n',
    },
    {
      name: 'the cache lies elsewhere',
      dockerfile: 'FROM node:24\nENV npm_config_cache=/tmp/npm\nRUN npm ci\n',
      reports: [{ messageId: 'missing', on: 'npm ci' }],
      fixed: 'FROM node:24\nENV npm_config_cache=/tmp/npm\nRUN npm ci\n',
    },
    {
      name: 'another user: where its cache lies is left to the author',
      dockerfile: 'FROM node:24\nUSER node\nRUN npm ci\n',
      reports: [{ messageId: 'missing', on: 'npm ci' }],
      fixed: 'FROM node:24\nUSER node\nRUN npm ci\n',
    },
    {
      dockerfile: 'FROM php:8.5\nRUN composer install --no-dev\n',
      reports: [{ messageId: 'missing', on: 'composer install' }],
    },
    {
      dockerfile: builder('node:24', 'pnpm i && pnpm build'),
      reports: [{ messageId: 'missing', on: 'pnpm i' }],
    },
    {
      dockerfile: 'FROM ruby:3.4\nRUN bundle install\n',
      reports: [{ messageId: 'missing', on: 'bundle install' }],
    },
    {
      dockerfile: builder('mcr.microsoft.com/dotnet/sdk:10.0', 'dotnet publish -o /out'),
      reports: [{ messageId: 'missing', on: 'dotnet publish' }],
    },
  ],
})
