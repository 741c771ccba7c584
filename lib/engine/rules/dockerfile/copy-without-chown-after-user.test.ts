import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './copy-without-chown-after-user.ts'

const NODE = 'FROM node:24-slim\nWORKDIR /app\nUSER node\n'

testRule(rule, docs, {
  valid: [
    `${NODE}COPY --chown=node:node . .\n`,
    `${NODE}RUN npm --version\n`,
    'FROM node:24-slim\nCOPY . /app\nUSER node\n',
    'FROM node:24-slim\nUSER root\nCOPY data /data\n',
    'FROM node:24-slim\nUSER 0:0\nCOPY data /data\n',
    {
      name: 'given away afterwards',
      dockerfile: `${NODE}COPY data /data\nUSER root\nRUN chown -R node /data\nUSER node\n`,
    },
    {
      name: 'writable for all',
      dockerfile: `${NODE}COPY data /data\nUSER root\nRUN chmod -R a+w /data\nUSER node\n`,
    },
    {
      name: 'a stage that is thrown away',
      dockerfile: `FROM node:24 AS build\nUSER node\nCOPY . .\nFROM nginx:1.30\nCOPY --from=build /app /srv\n`,
    },
    'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nUSER ContainerUser\nCOPY data C:/data/\n',
    'FROM node:24-slim\nARG WHO\nUSER $WHO\nCOPY data /data\n',
  ],
  invalid: [
    {
      dockerfile: `${NODE}COPY server.js .\n`,
      reports: [{ messageId: 'code', on: 'COPY server.js .', severity: 'info', confidence: 'possible' }],
      fixed: `${NODE}COPY --chown=node server.js .\n`,
    },
    {
      dockerfile: `${NODE}COPY uploads uploads/\n`,
      reports: [
        { messageId: 'state', on: 'COPY uploads uploads/', severity: 'warning', confidence: 'likely' },
      ],
      fixed: `${NODE}COPY --chown=node uploads uploads/\n`,
    },
    {
      name: 'a database in one file',
      dockerfile: `${NODE}ADD shop.sqlite3 /srv/\n`,
      reports: [{ messageId: 'state', on: 'ADD shop.sqlite3 /srv/' }],
    },
    {
      name: 'from a stage, by number and group',
      dockerfile:
        'FROM golang:1.26 AS build\nRUN ls\nFROM debian:13\nUSER 10001:10001\nCOPY --from=build /shop /shop\n',
      reports: [{ messageId: 'code', on: 'COPY --from=build /shop /shop' }],
      fixed:
        'FROM golang:1.26 AS build\nRUN ls\nFROM debian:13\nUSER 10001:10001\nCOPY --chown=10001:10001 --from=build /shop /shop\n',
    },
    {
      name: 'taken over from the stage below',
      dockerfile: 'FROM node:24-slim AS base\nUSER node\nFROM base\nCOPY server.js /app/\n',
      reports: [{ messageId: 'inherited', on: 'COPY server.js /app/' }],
    },
    {
      name: 'another place is given away',
      dockerfile: `${NODE}COPY server.js /app/\nUSER root\nRUN chown -R node /opt\nUSER node\n`,
      reports: [{ messageId: 'code', on: 'COPY server.js /app/' }],
    },
    {
      name: 'given away too early',
      dockerfile: 'FROM node:24-slim\nRUN mkdir /logs && chown node /logs\nUSER node\nCOPY logs /logs\n',
      reports: [{ messageId: 'state', on: 'COPY logs /logs' }],
    },
    {
      name: 'an account that does not exist gets no fix',
      dockerfile: 'FROM debian:13\nUSER clerk\nCOPY shop /shop\n',
      reports: [{ messageId: 'code', on: 'COPY shop /shop' }],
      fixed: 'FROM debian:13\nUSER clerk\nCOPY shop /shop\n',
    },
  ],
})
