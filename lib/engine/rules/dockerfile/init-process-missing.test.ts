import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './init-process-missing.ts'

const node = (rest: string): string => `FROM node:24-slim\nRUN apt-get update && apt-get install -y ${rest}\n`
const CMD = 'CMD ["node", "/srv/shots.js"]\n'

testRule(rule, docs, {
  valid: [
    `${node('curl')}${CMD}`,
    `${node('chromium tini')}ENTRYPOINT ["tini", "--"]\n${CMD}`,
    `${node('chromium dumb-init')}ENTRYPOINT ["/usr/bin/dumb-init", "--"]\n${CMD}`,
    { name: 'starts nothing', dockerfile: node('chromium') },
    { name: 'a prompt', dockerfile: `${node('chromium')}CMD ["python3"]\n` },
    { name: 'the browser itself', dockerfile: `${node('chromium')}ENTRYPOINT ["chromium", "--headless"]\n` },
    {
      name: 'a stage that is thrown away',
      dockerfile: `${node('chromium').replace('slim', 'slim AS test')}FROM node:24\nCOPY --from=test /x /y\n${CMD}`,
    },
    { name: 'taken away again', dockerfile: `${node('chromium && apt-get purge -y chromium')}${CMD}` },
  ],
  invalid: [
    {
      dockerfile: `${node('chromium')}${CMD}`,
      reports: [{ messageId: 'browser', on: 'chromium', confidence: 'possible', severity: 'info' }],
    },
    {
      dockerfile: `FROM alpine:3.22\nRUN apk add --no-cache nodejs chromium\n${CMD}`,
      reports: [{ messageId: 'browser', on: 'chromium' }],
    },
    {
      dockerfile: 'FROM python:3.13\nRUN apt-get install -y firefox-esr\nCMD ["python", "/srv/shots.py"]\n',
      reports: [{ messageId: 'browser', on: 'firefox-esr' }],
    },
    {
      name: 'once',
      dockerfile: `${node('chromium firefox-esr')}${CMD}`,
      reports: [{ messageId: 'browser', on: 'chromium' }],
    },
    {
      name: 'tini is there, and nobody starts it',
      dockerfile: `${node('chromium tini')}${CMD}`,
      reports: [{ messageId: 'browser', on: 'chromium' }],
    },
    {
      name: 'in the stage below',
      dockerfile: `${node('google-chrome-stable').replace('slim', 'slim AS base')}FROM base\n${CMD}`,
      reports: [{ messageId: 'browser', on: 'google-chrome-stable' }],
    },
  ],
})
