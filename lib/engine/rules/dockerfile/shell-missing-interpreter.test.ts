import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './shell-missing-interpreter.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN ls\n',
    'FROM alpine:3.23\nRUN apk add --no-cache bash\nSHELL ["/bin/bash", "-c"]\nRUN ls\n',
    'FROM alpine:3.23\nSHELL ["/bin/ash", "-eo", "pipefail", "-c"]\nRUN ls\n',
    'FROM alpine:3.23\nRUN sh -c "ls"\n',
    'FROM example.test/atlas:1\nRUN bash -c "ls"\n',
    { name: 'from scratch, another rule speaks', dockerfile: 'FROM scratch\nCOPY atlas /\nRUN bash -c ls\n' },
    {
      name: 'a script for the shell that is there',
      dockerfile: 'FROM alpine:3.23\nCOPY --chmod=755 start.sh /\nENTRYPOINT ["/start.sh"]\n',
      context: { 'start.sh': '#!/bin/sh\nexec "$@"\n' },
    },
    'FROM alpine:3.23\nRUN command -v bash || echo none\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM alpine:3.23\nSHELL ["/bin/bash", "-c"]\nRUN ls\nRUN pwd\n',
      reports: [{ messageId: 'shell', on: 'ls', confidence: 'certain', severity: 'error' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nRUN bash -c "ls"\n',
      reports: [{ messageId: 'command', on: 'bash -c "ls"' }],
    },
    {
      name: 'a script that was copied',
      dockerfile: 'FROM node:24-alpine\nCOPY draw.sh /opt/\nRUN bash /opt/draw.sh\n',
      reports: [{ messageId: 'command', on: 'bash /opt/draw.sh' }],
    },
    {
      name: 'the exec form',
      dockerfile: 'FROM busybox:1.37\nRUN ["bash", "-c", "ls"]\n',
      reports: [{ messageId: 'command', on: 'RUN ["bash", "-c", "ls"]' }],
    },
    {
      name: 'installed by means of it',
      dockerfile: 'FROM alpine:3.23\nSHELL ["/bin/bash", "-c"]\nRUN apk add --no-cache bash\n',
      reports: [{ messageId: 'later', on: 'apk add --no-cache bash' }],
    },
    {
      name: 'the first line of the start script',
      dockerfile: 'FROM alpine:3.23\nCOPY --chmod=755 start.sh /\nENTRYPOINT ["/start.sh"]\n',
      context: { 'start.sh': '#!/bin/bash\nexec "$@"\n' },
      reports: [{ messageId: 'script', on: '"/start.sh"', severity: 'warning' }],
    },
    {
      name: 'looked up by env',
      dockerfile:
        'FROM alpine:3.23\nCOPY --chmod=755 <<EOF /start.sh\n#!/usr/bin/env bash\nexec atlas\nEOF\nCMD ["/start.sh"]\n',
      reports: [{ messageId: 'script', on: '"/start.sh"' }],
    },
  ],
})
