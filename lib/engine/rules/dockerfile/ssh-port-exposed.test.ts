import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './ssh-port-exposed.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13-slim\nEXPOSE 2222\n',
    'FROM debian:13-slim\nEXPOSE 22000 2200-2299\n',
    { name: 'SSH speaks TCP only', dockerfile: 'FROM debian:13-slim\nEXPOSE 22/udp\n' },
    'FROM debian:13-slim\nARG PORT\nEXPOSE $PORT\n',
    { name: 'the port outside is 22', dockerfile: 'FROM debian:13-slim\nEXPOSE 22:8080\n' },
    {
      name: 'a stage that is thrown away',
      dockerfile: 'FROM debian:13 AS tools\nEXPOSE 22\nFROM debian:13-slim\nCOPY --from=tools /a /a\n',
    },
    'FROM debian:13-slim\nEXPOSE\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13-slim\nEXPOSE 22\nCMD ["tides"]\n',
      reports: [{ messageId: 'port', on: '22', confidence: 'certain', severity: 'warning' }],
      fixed: 'FROM debian:13-slim\nCMD ["tides"]\n',
    },
    {
      dockerfile: 'FROM debian:13-slim\nEXPOSE 8080 22/tcp 9090\n',
      reports: [{ messageId: 'port', on: '22/tcp' }],
      fixed: 'FROM debian:13-slim\nEXPOSE 8080 9090\n',
    },
    {
      dockerfile: 'FROM debian:13-slim\nEXPOSE 22 80\n',
      reports: [{ messageId: 'port', on: '22' }],
      fixed: 'FROM debian:13-slim\nEXPOSE 80\n',
    },
    {
      name: 'twice',
      dockerfile: 'FROM debian:13-slim\nEXPOSE 22 80 22/tcp\n',
      reports: [
        { messageId: 'port', on: '22' },
        { messageId: 'port', on: '22/tcp' },
      ],
      fixed: 'FROM debian:13-slim\nEXPOSE 80\n',
    },
    {
      dockerfile: 'FROM debian:13-slim\nEXPOSE 20-25\n',
      reports: [{ messageId: 'range', on: '20-25' }],
      fixed: 'FROM debian:13-slim\nEXPOSE 20-25\n',
    },
    {
      dockerfile: 'FROM debian:13-slim\nARG SSH_PORT=22\nEXPOSE ${SSH_PORT}\n',
      reports: [{ messageId: 'variable', on: '${SSH_PORT}', confidence: 'likely' }],
    },
    {
      name: 'with the server that listens on it',
      dockerfile: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y openssh-server\nEXPOSE 22\n',
      reports: [{ messageId: 'server', on: '22' }],
    },
    {
      name: 'taken over from a stage below',
      dockerfile: 'FROM debian:13-slim AS base\nEXPOSE 22\nFROM base\n',
      reports: [{ messageId: 'port', on: '22' }],
    },
    {
      name: 'one line in two',
      dockerfile: 'FROM debian:13-slim\nEXPOSE 80 \\\n  22\n',
      reports: [{ messageId: 'port', on: '22' }],
      fixed: 'FROM debian:13-slim\nEXPOSE 80 \\\n  22\n',
    },
  ],
})
