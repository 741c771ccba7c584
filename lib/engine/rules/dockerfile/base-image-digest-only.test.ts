import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './base-image-digest-only.ts'

const DIGEST = `sha256:${'0a1b'.repeat(16)}`

testRule(rule, docs, {
  valid: [
    'FROM node:24\n',
    `FROM node:24@${DIGEST}\n`,
    'FROM node\n',
    'FROM scratch\n',
    `FROM registry.example.com:5000/till:1.4@${DIGEST}\n`,
    { name: 'a stage', dockerfile: `FROM node:24@${DIGEST} AS base\nFROM base\n` },
    { name: 'a variable without a value', dockerfile: 'ARG IMAGE\nFROM $IMAGE\n' },
    { name: 'a stage that is not built', dockerfile: `FROM node@${DIGEST} AS old\nFROM node:24\n` },
  ],
  invalid: [
    {
      dockerfile: `FROM node@${DIGEST}\n`,
      reports: [{ messageId: 'bare', on: `node@${DIGEST}`, confidence: 'certain', severity: 'info' }],
    },
    {
      name: 'a port is no tag',
      dockerfile: `FROM registry.example.com:5000/till@${DIGEST}\n`,
      reports: [{ messageId: 'bare', on: `registry.example.com:5000/till@${DIGEST}` }],
    },
    {
      name: 'by a variable with a value',
      dockerfile: `ARG IMAGE=node@${DIGEST}\nFROM $IMAGE\n`,
      reports: [{ messageId: 'bare', on: '$IMAGE' }],
    },
    {
      name: 'with a platform and a name',
      dockerfile: `FROM --platform=linux/arm64 node@${DIGEST} AS web\n`,
      reports: [{ messageId: 'bare', on: `node@${DIGEST}` }],
    },
    {
      name: 'each stage that is built',
      dockerfile: `FROM node@${DIGEST} AS a\nFROM python@${DIGEST}\nCOPY --from=a /x /x\n`,
      reports: [
        { messageId: 'bare', on: `node@${DIGEST}` },
        { messageId: 'bare', on: `python@${DIGEST}` },
      ],
    },
    {
      name: 'in quotes of a variable',
      dockerfile: `ARG DIGEST=${DIGEST}\nFROM node@\${DIGEST}\n`,
      reports: [{ messageId: 'bare', on: 'node@${DIGEST}' }],
    },
  ],
})
