import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './healthcheck-tool-missing.ts'

const CURL = 'HEALTHCHECK CMD curl -f http://localhost/ || exit 1\n'

testRule(rule, docs, {
  valid: [
    `FROM node:24\n${CURL}`,
    `FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl\n${CURL}`,
    'FROM alpine:3.23\nHEALTHCHECK CMD wget -q --spider http://localhost/ || exit 1\n',
    'FROM alpine:3.23\nHEALTHCHECK CMD nc -z localhost 80\n',
    `FROM example.test/harbour:1\n${CURL}`,
    'FROM node:24-slim\nHEALTHCHECK NONE\n',
    'FROM node:24-slim\nHEALTHCHECK CMD ["node", "-e", "process.exit(0)"]\n',
    {
      name: 'a stage that is thrown away',
      dockerfile: `FROM node:24-slim AS a\n${CURL}FROM node:24\nRUN ls\n`,
    },
    {
      name: 'copied as a program',
      dockerfile: `FROM debian:13-slim\nCOPY --from=tools /curl /usr/bin/curl\n${CURL}`,
    },
    {
      name: 'a script may install it',
      dockerfile: `FROM debian:13-slim\nCOPY setup.sh /\nRUN /setup.sh\n${CURL}`,
    },
    {
      name: 'only where it is there',
      dockerfile:
        'FROM debian:13-slim\nHEALTHCHECK CMD if command -v curl; then curl -f http://localhost/; fi\n',
    },
    {
      name: 'no shell to read it is another matter',
      dockerfile:
        'FROM gcr.io/distroless/static-debian13\nCOPY harbour /opt/\nHEALTHCHECK CMD /opt/harbour --check\n',
    },
    'FROM alpine:3.23\nHEALTHCHECK CMD ["bash", "-c", "nc -z localhost 80"]\n',
  ],
  invalid: [
    {
      dockerfile: `FROM debian:13-slim\n${CURL}`,
      reports: [{ messageId: 'missing', on: 'curl', confidence: 'certain', severity: 'warning' }],
    },
    {
      dockerfile: 'FROM python:3.13-slim\nHEALTHCHECK CMD ["wget", "-q", "http://localhost/"]\n',
      reports: [{ messageId: 'missing', on: '"wget"' }],
    },
    {
      name: 'the other one is there',
      dockerfile: `FROM alpine:3.23\n${CURL}`,
      reports: [{ messageId: 'other', on: 'curl' }],
    },
    {
      name: 'installed in the builder',
      dockerfile: `FROM debian:13 AS pier\nRUN apt-get update && apt-get install -y curl\nFROM debian:13-slim\nCOPY --from=pier /srv /srv\n${CURL}`,
      reports: [{ messageId: 'builder', on: 'curl' }],
    },
    {
      name: 'behind a wrapper',
      dockerfile: 'FROM debian:13-slim\nHEALTHCHECK CMD timeout 3 curl -f http://localhost/\n',
      reports: [{ messageId: 'missing', on: 'curl' }],
    },
    {
      name: 'in a text that a shell gets',
      dockerfile:
        'FROM debian:13-slim\nHEALTHCHECK CMD ["sh", "-c", "curl -f http://localhost/ || exit 1"]\n',
      reports: [{ messageId: 'missing', on: '"curl -f http://localhost/ || exit 1"' }],
    },
    {
      name: 'a command that is not known stands before it',
      dockerfile: `FROM node:24-slim\nCOPY . .\nRUN npm run build\n${CURL}`,
      reports: [{ messageId: 'unsure', on: 'curl', confidence: 'likely' }],
    },
  ],
})
