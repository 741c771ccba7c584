import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './plain-http-download.ts'

const run = (command: string): string => `FROM debian:13\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    run('curl -fsSLO https://downloads.example.com/tides.tgz'),
    run('wget -qO- http://localhost:8080/health'),
    run('curl http://127.0.0.1/ready'),
    {
      name: 'only the head of the answer',
      dockerfile: run('curl -sI http://downloads.example.com/tides.tgz'),
    },
    { name: 'only words', dockerfile: run('echo "see http://tides.example.com" > /etc/motd') },
    {
      name: 'a data of a request',
      dockerfile: run('curl -fsS -d u=http://a.example.com https://b.example.com/'),
    },
    run('git clone https://git.example.com/tides.git'),
    run('pip install --index-url https://pypi.example.com/simple tides'),
    {
      name: 'add-remote-unverified speaks',
      dockerfile: 'FROM debian:13\nADD http://downloads.example.com/t /t\n',
    },
    run('git config user.homepage http://tides.example.com'),
    run("sed -i 's|http://deb.debian.org|https://deb.debian.org|' /etc/apt/sources.list.d/debian.sources"),
    'FROM debian:13\nENV HOMEPAGE=http://tides.example.com\n',
  ],
  invalid: [
    {
      dockerfile: run('curl -fsSLO http://downloads.example.com/tides.tgz'),
      reports: [
        {
          messageId: 'download',
          on: 'http://downloads.example.com/tides.tgz',
          confidence: 'certain',
          severity: 'warning',
        },
      ],
    },
    {
      name: 'no scheme at all',
      dockerfile: run('curl -fsSL downloads.example.com/tides -o /usr/bin/tides'),
      reports: [{ messageId: 'bare', on: 'downloads.example.com/tides', confidence: 'likely' }],
    },
    {
      dockerfile: run('wget http://downloads.example.com/t.tgz && echo "abc  t.tgz" | sha256sum -c -'),
      reports: [{ messageId: 'verified', on: 'http://downloads.example.com/t.tgz', severity: 'info' }],
    },
    {
      dockerfile: run('curl -fO http://nexus.internal/tides.tgz'),
      reports: [{ messageId: 'internal', on: 'http://nexus.internal/tides.tgz', severity: 'info' }],
    },
    {
      dockerfile: run('git clone --depth 1 git://git.example.com/tides.git'),
      reports: [{ messageId: 'clone', on: 'git://git.example.com/tides.git' }],
    },
    {
      dockerfile: run('pip install -i http://pypi.example.com/simple tides'),
      reports: [{ messageId: 'index', on: 'http://pypi.example.com/simple' }],
    },
    {
      dockerfile: run('npm config set registry http://npm.example.com/'),
      reports: [{ messageId: 'index', on: 'http://npm.example.com/' }],
    },
    {
      dockerfile: run(
        'echo "deb http://deb.debian.org/debian trixie-backports main" > /etc/apt/sources.list.d/b.list',
      ),
      reports: [
        {
          messageId: 'signed',
          on: '"deb http://deb.debian.org/debian trixie-backports main"',
          severity: 'info',
        },
      ],
    },
    {
      dockerfile:
        'FROM alpine:3.23\nRUN apk add --repository=http://dl-cdn.alpinelinux.org/alpine/edge/testing tides\n',
      reports: [
        { messageId: 'signed', on: '--repository=http://dl-cdn.alpinelinux.org/alpine/edge/testing' },
      ],
    },
    {
      dockerfile: 'FROM python:3.13\nENV PIP_INDEX_URL=http://pypi.example.com/simple\n',
      reports: [{ messageId: 'index', on: 'PIP_INDEX_URL=http://pypi.example.com/simple' }],
    },
  ],
})
