import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './user-undefined.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24-slim\nUSER node\nRUN ls\n',
    'FROM debian:13\nUSER 10001:10001\nRUN ls\n',
    'FROM debian:13\nRUN useradd --system sailor\nUSER sailor\n',
    'FROM alpine:3.23\nRUN addgroup -S crew && adduser -S -G crew sailor\nUSER sailor:crew\nRUN ls\n',
    'FROM example.test/ship:1\nUSER sailor\nRUN ls\n',
    'FROM debian:13\nCOPY passwd /etc/passwd\nUSER sailor\n',
    {
      name: 'a script may create it',
      dockerfile: 'FROM debian:13\nCOPY crew.sh /\nRUN /crew.sh\nUSER sailor\n',
    },
    { name: 'from scratch, another rule speaks', dockerfile: 'FROM scratch\nCOPY ship /\nUSER sailor\n' },
    'FROM debian:13\nARG WHO\nUSER $WHO\n',
    {
      name: 'an account of the stage below',
      dockerfile: 'FROM debian:13 AS a\nRUN useradd sailor\nFROM a\nUSER sailor\nRUN ls\n',
    },
    {
      name: 'a package may bring it',
      dockerfile:
        'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y harbour-pilot\nUSER pilot\nRUN ls\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13-slim\nUSER sailor\nCMD ["bash"]\n',
      reports: [{ messageId: 'user', on: 'sailor', confidence: 'certain', severity: 'warning' }],
    },
    {
      name: 'the build ends over it',
      dockerfile: 'FROM debian:13-slim\nUSER sailor\nRUN ls\n',
      reports: [{ messageId: 'user', on: 'sailor', severity: 'error' }],
    },
    {
      dockerfile: 'FROM debian:13-slim\nCOPY --chown=sailor:crew ship /ship\n',
      reports: [{ messageId: 'user', on: 'sailor', severity: 'error' }],
    },
    {
      name: 'only the group is unknown',
      dockerfile: 'FROM node:24-slim\nCOPY --chown=node:crew ship /ship\n',
      reports: [{ messageId: 'group', on: 'crew' }],
    },
    {
      name: 'a group is no account',
      dockerfile: 'FROM debian:13\nRUN groupadd sailor\nUSER sailor\n',
      reports: [{ messageId: 'onlyGroup', on: 'sailor' }],
    },
    {
      name: 'created too late',
      dockerfile: 'FROM debian:13\nCOPY --chown=sailor ship /ship\nRUN useradd sailor\n',
      reports: [{ messageId: 'later', on: 'sailor' }],
    },
    {
      name: 'created in the builder',
      dockerfile:
        'FROM debian:13 AS yard\nRUN useradd sailor\nFROM debian:13-slim\nCOPY --from=yard /ship /ship\nUSER sailor\n',
      reports: [{ messageId: 'otherStage', on: 'sailor' }],
    },
    {
      name: 'one letter away',
      dockerfile: 'FROM debian:13\nRUN useradd sailor\nUSER sailer\n',
      reports: [{ messageId: 'spelling', on: 'sailer' }],
    },
    {
      name: 'a command that is not known stands before it',
      dockerfile: 'FROM node:24-slim\nCOPY . .\nRUN npm run build\nUSER sailor\nCMD ["node", "ship.js"]\n',
      reports: [{ messageId: 'unsure', on: 'sailor', confidence: 'likely' }],
    },
  ],
})
