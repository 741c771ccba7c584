import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './entrypoint-resets-cmd.ts'

testRule(rule, docs, {
  valid: [
    'FROM nginx:1.30\nENTRYPOINT ["/ready.sh"]\nCMD ["nginx", "-g", "daemon off;"]\n',
    'FROM nginx:1.30\nCMD ["nginx", "-g", "daemon off;"]\nENTRYPOINT ["/ready.sh"]\n',
    {
      name: 'a prompt that nobody misses',
      dockerfile: 'FROM python:3.13-slim\nENTRYPOINT ["python", "bakery.py"]\n',
    },
    {
      name: 'a script on a system that starts a shell',
      dockerfile: 'FROM debian:13\nENTRYPOINT ["/ready.sh"]\n',
    },
    { name: 'a program of its own', dockerfile: 'FROM debian:13\nENTRYPOINT ["/usr/local/bin/bakery"]\n' },
    {
      name: 'an init with its program',
      dockerfile: 'FROM node:24-slim\nENTRYPOINT ["tini", "--", "node", "bakery.js"]\n',
    },
    'FROM example.test/bakery:1\nENTRYPOINT ["/ready.sh"]\n',
    {
      name: 'an entry point in shell form reads no CMD',
      dockerfile: 'FROM nginx:1.30\nENTRYPOINT /ready.sh\n',
    },
    {
      name: 'the same program in the stage on top',
      dockerfile:
        'FROM node:24-slim AS base\nCMD ["node", "bakery.js"]\nFROM base\nENTRYPOINT ["node", "oven.js"]\n',
    },
    {
      name: 'set again in the stage on top',
      dockerfile:
        'FROM node:24-slim AS base\nENTRYPOINT ["docker-entrypoint.sh"]\nFROM base\nCMD ["node", "bakery.js"]\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM nginx:1.30\nENTRYPOINT ["/ready.sh"]\n',
      reports: [
        { messageId: 'image', on: 'ENTRYPOINT ["/ready.sh"]', confidence: 'likely', severity: 'info' },
      ],
    },
    {
      name: 'an init without a program',
      dockerfile: 'FROM node:24-slim\nENTRYPOINT ["tini", "--"]\n',
      reports: [{ messageId: 'image', on: 'ENTRYPOINT ["tini", "--"]' }],
    },
    {
      dockerfile:
        'FROM node:24-slim AS base\nCMD ["node", "bakery.js"]\nFROM base\nENTRYPOINT ["/ready.sh"]\n',
      reports: [{ messageId: 'stage', on: 'ENTRYPOINT ["/ready.sh"]', confidence: 'certain' }],
    },
    {
      name: 'a program that may need no arguments',
      dockerfile: 'FROM node:24-slim AS base\nCMD ["node", "bakery.js"]\nFROM base\nENTRYPOINT ["/bakery"]\n',
      reports: [{ messageId: 'stage', on: 'ENTRYPOINT ["/bakery"]', confidence: 'likely' }],
    },
    {
      name: 'two stages below',
      dockerfile:
        'FROM node:24-slim AS base\nCMD node bakery.js\nFROM base AS next\nRUN ls\nFROM next\nENTRYPOINT ["/docker-entrypoint.sh"]\n',
      reports: [{ messageId: 'stage', on: 'ENTRYPOINT ["/docker-entrypoint.sh"]' }],
    },
    {
      name: 'emptied',
      dockerfile: 'FROM nginx:1.30\nENTRYPOINT []\n',
      reports: [{ messageId: 'empty', on: 'ENTRYPOINT []', confidence: 'likely' }],
    },
    {
      name: 'a stage for --target',
      dockerfile: 'FROM redis:8 AS cache\nENTRYPOINT ["/ready.sh"]\nFROM debian:13\nRUN ls\n',
      reports: [{ messageId: 'image', on: 'ENTRYPOINT ["/ready.sh"]', confidence: 'likely' }],
    },
  ],
})
