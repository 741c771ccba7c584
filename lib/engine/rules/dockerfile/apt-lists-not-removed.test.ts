import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './apt-lists-not-removed.ts'

const cleanup = (command: string): string =>
  `FROM debian:13\nRUN apt-get update && apt-get install -y curl && ${command}\n`

testRule(rule, docs, {
  valid: [
    'FROM debian:13-slim\nONBUILD RUN apt-get update && apt-get install -y make && rm -rf /var/lib/apt/lists/*\n',
    cleanup('rm -rf /var/lib/apt/lists/*'),
    cleanup('rm -fr /var/lib/apt/lists'),
    cleanup('rm -r -f /tmp/x /var/lib/apt/lists/'),
    cleanup('rm --recursive /var/lib/apt/lists/*'),
    cleanup('rm -rf /var/lib/apt/*'),
    cleanup('rm -rf /var/lib/{apt,dpkg}/'),
    cleanup('cd /var/lib/apt && rm -rf lists'),
    cleanup('find /var/lib/apt/lists -type f -delete'),
    cleanup('apt-get dist-clean'),
    'FROM debian:13\nRUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y curl\n',
    'FROM debian:13\nRUN --mount=type=tmpfs,target=/var/lib/apt/lists apt-get update && apt-get install -y curl\n',
    {
      name: 'a stage that is thrown away',
      dockerfile:
        'FROM debian:13 AS build\nRUN apt-get update && apt-get install -y gcc\nFROM debian:13\nCOPY --from=build /a /a\n',
    },
    'FROM alpine:3.23\nRUN apk update\n',
    'FROM debian:13\nRUN apt-get install -y curl\n',
  ],
  invalid: [
    {
      name: 'kept for later builds',
      dockerfile: 'FROM debian:13-slim\nONBUILD RUN apt-get update && apt-get install -y make\n',
      reports: [{ messageId: 'kept', on: 'apt-get update', confidence: 'likely' }],
    },
    {
      dockerfile: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
      reports: [{ messageId: 'kept', on: 'apt-get update', confidence: 'certain', severity: 'info' }],
      fixed: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      dockerfile: 'FROM debian:13\nRUN apt-get update \\\n && apt-get install -y curl\nCMD ["curl"]\n',
      reports: [{ messageId: 'kept', on: 'apt-get update' }],
      fixed:
        'FROM debian:13\nRUN apt-get update \\\n && apt-get install -y curl \\\n && rm -rf /var/lib/apt/lists/*\nCMD ["curl"]\n',
    },
    { dockerfile: cleanup('apt-get clean'), reports: [{ messageId: 'clean', on: 'apt-get update' }] },
    {
      name: 'another directory',
      dockerfile: cleanup('rm -rf /tmp/*'),
      reports: [{ messageId: 'kept', on: 'apt-get update' }],
    },
    {
      name: 'removed too early',
      dockerfile:
        'FROM debian:13\nRUN rm -rf /var/lib/apt/lists/* && apt-get update && apt-get install -y curl\n',
      reports: [{ messageId: 'early', on: 'apt-get update' }],
    },
    {
      name: 'removed in another layer',
      dockerfile:
        'FROM debian:13\nRUN apt-get update && apt-get install -y curl\nRUN rm -rf /var/lib/apt/lists/*\n',
      reports: [{ messageId: 'later', on: 'apt-get update' }],
    },
    {
      name: 'a cache for the packages holds no lists',
      dockerfile:
        'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y curl\n',
      reports: [{ messageId: 'kept', on: 'apt-get update' }],
    },
    {
      name: 'a script may clean',
      dockerfile: cleanup('/opt/cleanup.sh'),
      reports: [{ messageId: 'kept', on: 'apt-get update', confidence: 'likely' }],
    },
    {
      name: 'below the final stage',
      dockerfile: 'FROM debian:13 AS base\nRUN apt-get update\nFROM base\n',
      reports: [{ messageId: 'kept', on: 'apt-get update' }],
    },
  ],
})
