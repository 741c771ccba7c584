import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './privileged-port-nonroot.ts'

const node = (rest: string): string => `FROM node:24-slim\n${rest}\nCMD ["node", "/srv/quay.js"]\n`

testRule(rule, docs, {
  valid: [
    node('EXPOSE 8080\nUSER node'),
    node('EXPOSE 80'),
    node('USER root\nEXPOSE 443'),
    { name: 'a variable decides', dockerfile: node('ARG PORT\nEXPOSE $PORT\nUSER node') },
    { name: 'SSH has a rule of its own', dockerfile: node('EXPOSE 22\nUSER node') },
    { name: 'what the base image exposes', dockerfile: 'FROM nginxinc/nginx-unprivileged:1.29\nUSER 101\n' },
    {
      name: 'a stage that is thrown away',
      dockerfile: 'FROM node:24 AS a\nEXPOSE 80\nFROM node:24\nUSER node\nCOPY --from=a /x /y\n',
    },
    node('EXPOSE 1024\nUSER 1000'),
    { name: 'who it is nobody knows', dockerfile: node('EXPOSE 80\nARG WHO\nUSER $WHO') },
  ],
  invalid: [
    {
      dockerfile: node('EXPOSE 80\nUSER node'),
      reports: [{ messageId: 'low', on: '80', confidence: 'possible', severity: 'info' }],
    },
    { dockerfile: node('USER 1000\nEXPOSE 443/tcp'), reports: [{ messageId: 'low', on: '443/tcp' }] },
    { dockerfile: node('USER node\nEXPOSE 8080 53/udp'), reports: [{ messageId: 'low', on: '53/udp' }] },
    {
      name: 'once',
      dockerfile: node('EXPOSE 80\nEXPOSE 443\nUSER node'),
      reports: [{ messageId: 'low', on: '80' }],
    },
    {
      dockerfile: node('ARG PORT=80\nEXPOSE $PORT\nUSER node'),
      reports: [{ messageId: 'low', on: '$PORT' }],
    },
    {
      name: 'in the stage below',
      dockerfile: 'FROM node:24 AS base\nEXPOSE 80\nFROM base\nUSER node\n',
      reports: [{ messageId: 'low', on: '80' }],
    },
  ],
})
