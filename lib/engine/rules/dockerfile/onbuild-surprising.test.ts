import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './onbuild-surprising.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24\nCOPY . /app\n',
    {
      name: 'nothing needs the stage',
      dockerfile: 'FROM node:24 AS old\nONBUILD COPY . /app\nFROM node:24\nCOPY . /app\n',
    },
    {
      name: 'only files are taken from it',
      dockerfile: 'FROM node:24 AS a\nONBUILD COPY . /app\nFROM node:24\nCOPY --from=a /x /y\n',
    },
    'FROM node:24\nRUN echo ONBUILD\n',
    { name: 'refused by Docker', dockerfile: 'FROM node:24\nONBUILD\n' },
    'FROM node:24 AS a\nRUN x\nFROM a\nRUN y\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM node:24\nONBUILD COPY . /app\n',
      reports: [{ messageId: 'published', on: 'ONBUILD', confidence: 'likely', severity: 'info' }],
    },
    {
      name: 'once for a stage',
      dockerfile: 'FROM node:24\nONBUILD COPY . /app\nONBUILD RUN npm ci\n',
      reports: [{ messageId: 'published', on: 'ONBUILD' }],
    },
    {
      dockerfile: 'FROM node:24 AS base\nONBUILD COPY . /app\nFROM base\nCMD ["node", "/app"]\n',
      reports: [{ messageId: 'inside', on: 'ONBUILD', confidence: 'certain' }],
    },
    {
      dockerfile: 'FROM node:24 AS base\nonbuild run npm ci\nFROM base AS tide\nRUN x\n',
      reports: [{ messageId: 'inside', on: 'onbuild' }],
    },
    {
      name: 'in both stages',
      dockerfile: 'FROM node:24 AS base\nONBUILD RUN npm ci\nFROM base\nONBUILD RUN npm test\n',
      reports: [
        { messageId: 'inside', on: 'ONBUILD' },
        { messageId: 'published', on: 'ONBUILD' },
      ],
    },
    {
      name: 'behind other instructions',
      dockerfile: 'FROM ruby:3.4\nENV LANG=C.UTF-8\nWORKDIR /app\nONBUILD ADD . .\nCMD ["rake"]\n',
      reports: [{ messageId: 'published', on: 'ONBUILD' }],
    },
  ],
})
