import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './user-root-last.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24\nUSER root\nRUN npm --version\nUSER node\n',
    'FROM node:24\n',
    { name: 'a group of root is no root', dockerfile: 'FROM node:24\nUSER 1001:0\n' },
    {
      name: 'root in a stage that is thrown away',
      dockerfile: 'FROM node:24 AS build\nUSER root\nFROM node:24-slim\nUSER node\n',
    },
    { name: 'a value that is not known', dockerfile: 'FROM node:24\nARG WHO\nUSER $WHO\n' },
    {
      name: 'HEALTHCHECK has nothing to do with it',
      dockerfile: 'FROM node:24\nUSER node\nHEALTHCHECK CMD ["node", "-v"]\n',
    },
    'FROM node:24\nUSER rooty\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM node:24\nUSER root\n',
      reports: [{ messageId: 'root', on: 'root', confidence: 'certain', severity: 'warning' }],
    },
    { dockerfile: 'FROM node:24\nUSER 0\n', reports: [{ messageId: 'root', on: '0' }] },
    { dockerfile: 'FROM node:24\nUSER root:root\n', reports: [{ messageId: 'root', on: 'root:root' }] },
    { dockerfile: 'FROM node:24\nUSER 0:1000\n', reports: [{ messageId: 'group', on: '0:1000' }] },
    {
      dockerfile: 'FROM node:24\nARG WHO=root\nUSER ${WHO}\n',
      reports: [{ messageId: 'variable', on: '${WHO}' }],
    },
    {
      dockerfile: 'FROM node:24\nUSER node\nRUN npm --version\nUSER root\nCMD ["node"]\n',
      reports: [{ messageId: 'root', on: 'root' }],
      fixed: 'FROM node:24\nUSER node\nRUN npm --version\nUSER root\nCMD ["node"]\nUSER node\n',
    },
    {
      name: 'taken over',
      dockerfile: 'FROM node:24 AS base\nUSER root\nFROM base\n',
      reports: [{ messageId: 'inherited', on: 'root' }],
    },
    {
      name: 'an account with uid 0',
      dockerfile: 'FROM debian:13-slim\nRUN useradd --non-unique --uid 0 app\nUSER app\n',
      reports: [{ messageId: 'account', on: 'app' }],
    },
    {
      name: 'a start script that gives root up',
      dockerfile: 'FROM debian:13-slim\nUSER root\nENTRYPOINT ["setpriv", "--reuid=1000", "/api"]\n',
      reports: [{ messageId: 'drops', on: 'root', severity: 'info' }],
    },
  ],
})
