import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './stage-unreachable.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nCMD ["true"]\n',
    'FROM golang:1.27 AS build\nFROM debian:13\nCOPY --from=build /api /api\n',
    'FROM debian:13 AS base\nFROM base\n',
    {
      name: 'taken by a mount',
      dockerfile: 'FROM golang:1.27 AS tools\nFROM debian:13\nRUN --mount=from=tools,target=/t /t/setup\n',
    },
    {
      name: 'built alone, as its name says',
      dockerfile: 'FROM node:24 AS base\nFROM base AS test\nRUN npm test\nFROM base\n',
    },
    {
      name: 'built alone, as a comment says',
      dockerfile:
        'FROM node:24 AS base\n# docker build --target figures .\nFROM base AS figures\nFROM base\n',
    },
    {
      name: 'built alone, as Compose says',
      dockerfile: 'FROM node:24 AS base\nFROM base AS worker\nFROM base AS web\n',
      context: {
        'compose.yaml': 'services:\n  worker:\n    build:\n      context: .\n      target: worker\n',
      },
    },
    {
      name: 'chosen by a variable',
      dockerfile:
        'FROM debian:13 AS base-amd64\nFROM debian:13 AS base-arm64\nFROM base-${TARGETARCH}\nCMD ["true"]\n',
    },
    {
      name: 'chosen by an argument with a default',
      dockerfile: 'ARG KIND=small\nFROM debian:13 AS small\nFROM debian:13 AS big\nFROM ${KIND}\n',
    },
    {
      name: 'needed by what is built alone',
      dockerfile: 'FROM node:24 AS browsers\nFROM node:24 AS e2e\nCOPY --from=browsers /b /b\nFROM node:24\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM golang:1.27 AS build\nFROM debian:13\nCOPY api /api\n',
      reports: [{ messageId: 'unused', on: 'build', confidence: 'likely', severity: 'info' }],
    },
    {
      name: 'without a name nobody builds it',
      dockerfile: 'FROM golang:1.27\nFROM debian:13\n',
      reports: [{ messageId: 'unused', on: 'golang:1.27', confidence: 'certain' }],
    },
    {
      name: 'a chain that leads nowhere',
      dockerfile: 'FROM node:24 AS deps\nFROM deps AS assets\nFROM nginx:1.30\n',
      reports: [
        { messageId: 'chain', on: 'deps' },
        { messageId: 'unused', on: 'assets' },
      ],
    },
    {
      name: 'taken from an image of that name with a tag',
      dockerfile:
        'FROM node:24 AS composer\nFROM php:8.5\nCOPY --from=composer:2 /usr/bin/composer /usr/bin/\n',
      reports: [{ messageId: 'unused', on: 'composer' }],
    },
    {
      name: 'the variable can mean only the others',
      dockerfile:
        'FROM debian:13 AS os-amd64\nFROM debian:13 AS os-arm64\nFROM debian:13 AS assets\nFROM os-$TARGETARCH\n',
      reports: [{ messageId: 'unused', on: 'assets' }],
    },
    {
      name: 'another target is built by Compose',
      dockerfile: 'FROM node:24 AS base\nFROM base AS worker\nFROM base AS web\n',
      context: { 'compose.yaml': 'services:\n  web:\n    build:\n      target: web\n' },
      reports: [{ messageId: 'unused', on: 'worker' }],
    },
    {
      name: 'a name that only holds such a word',
      dockerfile: 'FROM node:24 AS devices\nFROM nginx:1.30\n',
      reports: [{ messageId: 'unused', on: 'devices' }],
    },
  ],
})
