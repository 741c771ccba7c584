import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './debug-tools-in-final.ts'

const apt = (packages: string, rest = ''): string =>
  `FROM debian:13-slim\nRUN apt-get update && apt-get install -y ${packages}\n${rest}CMD ["nginx", "-g", "daemon off;"]\n`

testRule(rule, docs, {
  valid: [
    apt('nginx libpq5'),
    apt('curl', 'HEALTHCHECK CMD curl -f http://localhost/ || exit 1\n'),
    apt('curl', 'RUN curl -fsSL -o /srv/map https://example.com/map\n'),
    {
      name: 'used by the start script',
      dockerfile:
        'FROM debian:13-slim\nRUN apt-get install -y netcat-openbsd\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\n',
      context: { 'start.sh': '#!/bin/sh\nuntil nc -z db 5432; do sleep 1; done\nexec tide\n' },
    },
    {
      name: 'used by the start command',
      dockerfile: 'FROM alpine:3.23\nRUN apk add --no-cache git\nENTRYPOINT ["git", "daemon"]\n',
    },
    apt('vim && apt-get purge -y vim'),
    {
      name: 'a stage that is thrown away',
      dockerfile: 'FROM debian:13 AS lab\nRUN apt-get install -y vim\nFROM debian:13-slim\n',
    },
    {
      name: 'a target to debug with',
      dockerfile: 'FROM debian:13 AS debug\nRUN apt-get install -y vim strace\n',
    },
    { name: 'compilers are the matter of another rule', dockerfile: apt('gcc make') },
    { name: 'names in other words', dockerfile: apt('fonts-nanum libcurl4') },
    apt('wget', 'RUN ./fetch.sh\n'),
  ],
  invalid: [
    {
      name: 'beside a word that nobody knows',
      dockerfile: apt('$(cat packages.txt) vim'),
      reports: [{ messageId: 'tools', on: 'vim' }],
    },
    {
      dockerfile: apt('nginx vim'),
      reports: [{ messageId: 'tools', on: 'vim', confidence: 'certain', severity: 'info' }],
    },
    {
      name: 'one finding for a RUN',
      dockerfile: apt('nginx telnet net-tools \\\n    tcpdump'),
      reports: [{ messageId: 'several', on: 'telnet' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nRUN apk add --no-cache nano=8.7-r0\nCMD ["tide"]\n',
      reports: [{ messageId: 'tools', on: 'nano=8.7-r0' }],
    },
    {
      dockerfile: 'FROM fedora:43\nRUN dnf install -y strace\nCMD ["tide"]\n',
      reports: [{ messageId: 'tools', on: 'strace' }],
    },
    {
      name: 'used while it is built',
      dockerfile: apt('git', 'RUN git clone https://example.com/tide.git /srv/tide\n'),
      reports: [{ messageId: 'build', on: 'git', confidence: 'likely' }],
    },
    {
      name: 'nobody uses it',
      dockerfile: apt('nginx wget'),
      reports: [{ messageId: 'fetcher', on: 'wget' }],
    },
    {
      name: 'a start script nobody can read here',
      dockerfile: 'FROM debian:13-slim\nRUN apt-get install -y netcat-openbsd\nENTRYPOINT ["/start.sh"]\n',
      reports: [{ messageId: 'tools', on: 'netcat-openbsd', confidence: 'possible' }],
    },
    {
      name: 'an image that starts nothing may be one to work in',
      dockerfile: 'FROM debian:13-slim\nRUN apt-get install -y vim\n',
      reports: [{ messageId: 'tools', on: 'vim', confidence: 'possible' }],
    },
    {
      name: 'below the final stage',
      dockerfile: 'FROM debian:13-slim AS base\nRUN apt-get install -y less\nFROM base\nCMD ["tide"]\n',
      reports: [{ messageId: 'tools', on: 'less' }],
    },
  ],
})
