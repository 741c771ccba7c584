import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './wget-progress.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nRUN wget -q https://example.com/tide.tgz\n',
    'FROM debian:13\nRUN wget -qO- https://example.com/tide.sh | sh\n',
    'FROM debian:13\nRUN wget -nv https://example.com/tide.tgz\n',
    'FROM debian:13\nRUN wget --progress=dot:mega https://example.com/tide.tgz\n',
    'FROM debian:13\nRUN wget -o /tmp/log https://example.com/tide.tgz\n',
    'FROM debian:13\nRUN wget --append-output=/tmp/log https://example.com/tide.tgz\n',
    'FROM debian:13\nRUN wget --spider https://example.com/\n',
    'FROM debian:13\nRUN wget --version\n',
    'FROM debian:13\nRUN curl -O https://example.com/tide.tgz\n',
    {
      name: 'a file of settings',
      dockerfile:
        'FROM debian:13\nRUN echo "verbose = off" > /etc/wgetrc\nRUN wget https://example.com/tide.tgz\n',
    },
  ],
  invalid: [
    {
      name: 'one report for a RUN, the fix for all of it',
      dockerfile:
        'FROM debian:13\nRUN wget https://example.com/a.tgz \\\n && wget -q https://example.com/b.tgz \\\n && wget https://example.com/c.tgz\n',
      reports: [{ messageId: 'dots', on: 'wget' }],
      fixed:
        'FROM debian:13\nRUN wget --progress=dot:giga https://example.com/a.tgz \\\n && wget -q https://example.com/b.tgz \\\n && wget --progress=dot:giga https://example.com/c.tgz\n',
    },
    {
      dockerfile: 'FROM debian:13\nRUN wget https://example.com/tide.tgz\n',
      reports: [{ messageId: 'dots', on: 'wget', confidence: 'certain', severity: 'info' }],
      fixed: 'FROM debian:13\nRUN wget --progress=dot:giga https://example.com/tide.tgz\n',
    },
    {
      name: 'a q in a value',
      dockerfile: 'FROM debian:13\nRUN wget -O q.tgz https://example.com/q.tgz\n',
      reports: [{ messageId: 'dots', on: 'wget' }],
    },
    {
      name: 'the name of the file behind its letter',
      dockerfile: 'FROM debian:13\nRUN wget -Oqa.tgz https://example.com/q.tgz\n',
      reports: [{ messageId: 'dots', on: 'wget' }],
    },
    {
      name: 'busybox',
      dockerfile: 'FROM alpine:3.23\nRUN wget https://example.com/tide.tgz\n',
      reports: [{ messageId: 'busybox', on: 'wget' }],
      fixed: 'FROM alpine:3.23\nRUN wget -q https://example.com/tide.tgz\n',
    },
    {
      name: 'another wget in Alpine',
      dockerfile: 'FROM alpine:3.23\nRUN apk add --no-cache wget && wget https://example.com/tide.tgz\n',
      reports: [{ messageId: 'dots', on: 'wget' }],
    },
    {
      name: 'kept for later builds',
      dockerfile: 'FROM node:24\nONBUILD RUN wget https://example.com/tide.tgz\n',
      reports: [{ messageId: 'dots', on: 'wget' }],
    },
    {
      name: 'a variable may hold the option',
      dockerfile: 'FROM debian:13\nARG OPTIONS\nRUN wget $OPTIONS https://example.com/tide.tgz\n',
      reports: [{ messageId: 'dots', on: 'wget', confidence: 'possible' }],
    },
  ],
})
