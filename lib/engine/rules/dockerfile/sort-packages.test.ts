import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './sort-packages.ts'

const list = (...lines: readonly string[]): string => `FROM alpine:3.23\nRUN ${lines.join(' \\\n    ')}\n`

testRule(rule, docs, {
  valid: [
    list('apk add', 'curl', 'git', 'tini'),
    { name: 'in one line', dockerfile: list('apk add wget curl bash') },
    { name: 'two of them', dockerfile: list('apk add', 'wget', 'curl') },
    { name: 'versions do not count', dockerfile: list('apk add', 'curl=8.1', 'curl-dev=1', 'git~2') },
    {
      name: 'groups under comments',
      dockerfile:
        'FROM alpine:3.23\nRUN apk add \\\n    git \\\n    make \\\n    # at run time\n    curl \\\n    tini\n',
    },
    { name: 'variables', dockerfile: list('apk add', 'curl', '$EXTRA', 'git', 'tini') },
    {
      name: 'names that variables are part of',
      dockerfile:
        'FROM debian:13\nARG V=15\nRUN apt-get install -y \\\n  curl \\\n  php$V-xml \\\n  git \\\n  tini\n',
    },
    { name: 'removed', dockerfile: list('apk del', 'tini', 'git', 'curl') },
    { name: 'other commands', dockerfile: list('tar -cf /x', 'tini', 'git', 'curl') },
    {
      name: 'the name of the group is no package',
      dockerfile: list('apk add --virtual .build', 'curl', 'git', 'make'),
    },
    { name: 'several on a line', dockerfile: list('apk add', 'tini git', 'curl make', 'bash') },
    list('npm install --global', '@shop/till', 'eslint', 'vite'),
  ],
  invalid: [
    {
      dockerfile: list('apk add --no-cache', 'tini', 'curl', 'git'),
      reports: [{ messageId: 'unsorted', on: 'curl', confidence: 'certain', severity: 'info' }],
      fixed: list('apk add --no-cache', 'curl', 'git', 'tini'),
    },
    {
      name: 'with versions, more behind it',
      dockerfile:
        'FROM debian:13\nRUN apt-get update && apt-get install -y \\\n      wget=1.25 \\\n      ca-certificates \\\n      curl=8.14 \\\n && rm -rf /var/lib/apt/lists/*\n',
      reports: [{ messageId: 'unsorted', on: 'ca-certificates' }],
      fixed:
        'FROM debian:13\nRUN apt-get update && apt-get install -y \\\n      ca-certificates \\\n      curl=8.14 \\\n      wget=1.25 \\\n && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'one of them twice',
      dockerfile: list('apk add', 'curl', 'git', 'git', 'tini'),
      reports: [{ messageId: 'twice', on: 'git' }],
      fixed: list('apk add', 'curl', 'git', 'tini'),
    },
    {
      name: 'twice, and out of order',
      dockerfile: list('apk add', 'tini', 'curl', 'tini', 'git'),
      reports: [{ messageId: 'unsorted', on: 'curl' }],
      fixed: list('apk add', 'curl', 'git', 'tini'),
    },
    {
      name: 'an option between them stays',
      dockerfile: list('pip install', 'uvicorn', '--no-cache-dir', 'flask[async]==3', 'gunicorn'),
      reports: [{ messageId: 'unsorted', on: 'flask[async]==3' }],
      fixed: list('pip install', 'flask[async]==3', '--no-cache-dir', 'gunicorn', 'uvicorn'),
    },
    {
      name: 'a variable between them stays',
      dockerfile: list('apk add', 'tini', '$EXTRA', 'curl', 'git'),
      reports: [{ messageId: 'unsorted', on: 'curl' }],
      fixed: list('apk add', 'curl', '$EXTRA', 'git', 'tini'),
    },
    {
      name: 'in a heredoc',
      dockerfile: 'FROM debian:13\nRUN <<EOF\napt-get install -y \\\n  tini \\\n  curl \\\n  git\nEOF\n',
      reports: [{ messageId: 'unsorted', on: 'curl' }],
      fixed: 'FROM debian:13\nRUN <<EOF\napt-get install -y \\\n  curl \\\n  git \\\n  tini\nEOF\n',
    },
    {
      name: 'one group of two',
      dockerfile:
        'FROM alpine:3.23\nRUN apk add \\\n    make \\\n    git \\\n    # at run time\n    curl \\\n    tini\n',
      reports: [{ messageId: 'unsorted', on: 'git' }],
    },
    {
      dockerfile: list('npm install -g', 'vite', '@shop/till', 'eslint'),
      reports: [{ messageId: 'unsorted', on: '@shop/till' }],
    },
  ],
})
