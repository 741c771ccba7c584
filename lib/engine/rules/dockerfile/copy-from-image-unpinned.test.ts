import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './copy-from-image-unpinned.ts'

const copies = (from: string): string =>
  `FROM debian:13-slim\nCOPY --from=${from} /bin/tool /usr/local/bin/\n`

testRule(rule, docs, {
  valid: [
    copies('busybox:1.37'),
    copies('ghcr.io/harbour/crane:2.1'),
    copies('ghcr.io/harbour/crane@sha256:9662417aace5ae7b8e2609cce472b72a8958e134ba372808abe9cc1a0c0125e6'),
    copies('localhost:5000/crane:2'),
    'FROM busybox AS box\nFROM debian:13-slim\nCOPY --from=box /bin/busybox /bin/\n',
    {
      name: 'a stage that is called like an image',
      dockerfile: 'FROM golang:1.27 AS golang\nFROM debian:13\nCOPY --from=golang /a /a\n',
    },
    'FROM golang:1.27\nFROM debian:13-slim\nCOPY --from=0 /a /a\n',
    { name: 'probably a build context or a misspelt stage', dockerfile: copies('assets') },
    { name: 'a variable, which Docker refuses', dockerfile: copies('$TOOL') },
    { name: 'no FROM of a stage', dockerfile: 'FROM busybox\nCOPY a /a\n' },
    'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt apt-get update\n',
    'FROM debian:13\nRUN --mount=from=golang:1.27,source=/usr/local/go,target=/go /go/bin/go version\n',
  ],
  invalid: [
    {
      dockerfile: copies('ghcr.io/astral-sh/uv:latest'),
      reports: [
        {
          messageId: 'latest',
          on: 'ghcr.io/astral-sh/uv:latest',
          confidence: 'certain',
          severity: 'warning',
        },
      ],
    },
    {
      dockerfile: copies('ghcr.io/harbour/crane'),
      reports: [{ messageId: 'untagged', on: 'ghcr.io/harbour/crane', confidence: 'likely' }],
    },
    { dockerfile: copies('composer'), reports: [{ messageId: 'untagged', on: 'composer' }] },
    {
      dockerfile: copies('hairyhenderson/gomplate'),
      reports: [{ messageId: 'untagged', on: 'hairyhenderson/gomplate' }],
    },
    {
      name: 'the colon of a port',
      dockerfile: copies('localhost:5000/crane'),
      reports: [{ messageId: 'port', on: 'localhost:5000/crane' }],
    },
    {
      name: 'a mount pulls, too',
      dockerfile:
        'FROM python:3.13-slim\nRUN --mount=type=bind,from=ghcr.io/astral-sh/uv:latest,source=/uv,target=/bin/uv uv sync\n',
      reports: [{ messageId: 'latest', on: 'ghcr.io/astral-sh/uv:latest' }],
    },
    {
      name: 'every one of them',
      dockerfile: 'FROM debian:13\nCOPY --from=nginx:latest /a /a\nCOPY --from=docker /b /b\n',
      reports: [
        { messageId: 'latest', on: 'nginx:latest' },
        { messageId: 'untagged', on: 'docker' },
      ],
    },
  ],
})
