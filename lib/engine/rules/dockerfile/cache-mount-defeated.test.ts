import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './cache-mount-defeated.ts'

const pip = '--mount=type=cache,target=/root/.cache/pip'

testRule(rule, docs, {
  valid: [
    `FROM python:3.13\nRUN ${pip} pip install flask\n`,
    'FROM python:3.13\nRUN pip install --no-cache-dir flask\n',
    'FROM node:24\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
    {
      name: 'another cache',
      dockerfile: `FROM python:3.13-alpine\nRUN ${pip} apk add --no-cache git && pip install flask\n`,
    },
    {
      name: 'docker-clean is gone',
      dockerfile:
        'FROM debian:13\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update && apt-get install -y git\n',
    },
    'FROM registry.example.com/base:1\nRUN --mount=type=cache,target=/var/cache/apt apt-get install -y git\n',
    {
      name: 'the lists alone',
      dockerfile:
        'FROM debian:13\nRUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y git\n',
    },
    `FROM python:3.13\nRUN ${pip} pip install flask && rm -rf /tmp/*\n`,
  ],
  invalid: [
    {
      dockerfile: `FROM python:3.13\nRUN ${pip} pip install --no-cache-dir flask\n`,
      reports: [{ messageId: 'option', on: '--no-cache-dir', confidence: 'certain', severity: 'info' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nRUN --mount=type=cache,target=/var/cache/apk apk add --no-cache git\n',
      reports: [{ messageId: 'option', on: '--no-cache' }],
    },
    {
      dockerfile:
        'FROM node:24\nRUN --mount=type=cache,target=/root/.npm npm ci && npm cache clean --force\n',
      reports: [{ messageId: 'emptied', on: 'npm cache clean --force' }],
    },
    {
      dockerfile: `FROM python:3.13\nRUN ${pip} pip install flask && rm -rf /root/.cache\n`,
      reports: [{ messageId: 'emptied', on: 'rm -rf /root/.cache' }],
    },
    {
      dockerfile:
        'FROM golang:1.27\nRUN --mount=type=cache,target=/go/pkg/mod go build ./... && go clean -modcache\n',
      reports: [{ messageId: 'emptied', on: 'go clean -modcache' }],
    },
    {
      dockerfile:
        'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y git\n',
      reports: [{ messageId: 'clean', on: '--mount=type=cache,target=/var/cache/apt', confidence: 'likely' }],
    },
  ],
})
