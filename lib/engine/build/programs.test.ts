import { describe, expect, test } from 'vitest'
import { build, contextOf, parse } from '../index.ts'
import { programIn } from './programs.ts'

const CONTEXT = contextOf({ baton: '#!/bin/sh\n' })

/** Is there such a program in the finished image? */
function inImage(dockerfile: string, name: string): string {
  return programIn(build(parse(`${dockerfile}\n`), CONTEXT).image!, name)
}

describe('programs of a finished image', () => {
  test.each([
    ['FROM debian:13-slim', 'apt-get', 'yes'],
    ['FROM debian:13-slim', 'sh', 'yes'],
    ['FROM debian:13-slim', 'curl', 'no'],
    ['FROM debian:13-slim', '/usr/bin/curl', 'no'],
    ['FROM debian:13-slim', 'conduct', 'unknown'],
    ['FROM debian:13-slim', 'apk', 'no'],
    ['FROM alpine:3.23', 'bash', 'no'],
    ['FROM alpine:3.23', '/bin/bash', 'no'],
    ['FROM alpine:3.23', 'apk', 'yes'],
    ['FROM scratch', 'sh', 'no'],
    ['FROM scratch', '/baton', 'no'],
    ['FROM scratch\nCOPY baton /', '/baton', 'yes'],
    ['FROM scratch\nCOPY baton /bin/', 'baton', 'yes'],
    ['FROM scratch\nENV PATH=/opt\nCOPY baton /bin/', 'baton', 'no'],
    ['FROM scratch\nARG WHERE\nENV PATH=$WHERE\nCOPY baton /bin/', 'baton', 'unknown'],
    ['FROM orchestra.example/base:1', 'curl', 'unknown'],
    ['FROM orchestra.example/base:1\nCOPY baton /usr/bin/', 'baton', 'yes'],
    ['FROM debian:13-slim\nRUN apt-get install -y curl', 'curl', 'yes'],
    ['FROM debian:13-slim\nRUN rehearse || apt-get install -y curl', 'curl', 'unknown'],
    ['FROM debian:13-slim\nRUN apt-get install -y $(cat /list)', 'curl', 'unknown'],
    ['FROM debian:13-slim\nRUN rehearse', 'curl', 'unknown'],
    ['FROM debian:13-slim\nRUN pip install flask', 'curl', 'no'],
    ['FROM python:3.13-alpine\nRUN pip install -r requirements.txt', 'usermod', 'no'],
    ['FROM debian:13-slim\nRUN curl -o /usr/local/bin/curl x || true', 'wget', 'no'],
    [
      'FROM debian:13-slim AS a\nFROM debian:13-slim\nCOPY --from=a /usr/bin/curl /usr/bin/',
      'wget',
      'unknown',
    ],
    ['FROM alpine:3.23\nRUN apk add tini', '/sbin/tini', 'yes'],
    ['FROM alpine:3.23\nRUN apk add tini', '/usr/local/bin/tini', 'no'],
    ['FROM alpine:3.23\nRUN apk add tini && fetch', '/usr/local/bin/tini', 'unknown'],
    ['FROM debian:13-slim\nWORKDIR /hall\nCOPY baton .', './baton', 'yes'],
    ['FROM debian:13-slim\nWORKDIR /hall', './baton', 'no'],
  ])('%j: %s is %s', (dockerfile, name, expected) => {
    expect(inImage(dockerfile, name)).toBe(expected)
  })
})
