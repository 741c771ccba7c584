import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './stopsignal-ungraceful.ts'

testRule(rule, docs, {
  valid: [
    'FROM nginx:1.30\nSTOPSIGNAL SIGQUIT\n',
    'FROM nginx:1.30\nSTOPSIGNAL term\n',
    'FROM nginx:1.30\nSTOPSIGNAL 15\n',
    'FROM fedora:43\nSTOPSIGNAL SIGRTMIN+3\n',
    'FROM nginx:1.30\nARG SIGNAL\nSTOPSIGNAL $SIGNAL\n',
    'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSTOPSIGNAL SIGKILL\n',
    { name: 'a stage that is not built', dockerfile: 'FROM a:1 AS old\nSTOPSIGNAL 9\nFROM b:1\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM nginx:1.30\nSTOPSIGNAL SIGKILL\n',
      reports: [{ messageId: 'kill', on: 'SIGKILL', confidence: 'certain', severity: 'warning' }],
      fixed: 'FROM nginx:1.30\nSTOPSIGNAL SIGTERM\n',
    },
    { dockerfile: 'FROM nginx:1.30\nSTOPSIGNAL kill\n', reports: [{ messageId: 'kill', on: 'kill' }] },
    { dockerfile: 'FROM nginx:1.30\nSTOPSIGNAL 9\n', reports: [{ messageId: 'kill', on: '9' }] },
    { dockerfile: 'FROM nginx:1.30\nSTOPSIGNAL SIGSTOP\n', reports: [{ messageId: 'stop', on: 'SIGSTOP' }] },
    { dockerfile: 'FROM nginx:1.30\nSTOPSIGNAL 19\n', reports: [{ messageId: 'stop', on: '19' }] },
    {
      dockerfile: 'FROM nginx:1.30\nSTOPSIGNAL SIGHALT\n',
      reports: [{ messageId: 'unknown', on: 'SIGHALT', severity: 'error' }],
    },
    { dockerfile: 'FROM nginx:1.30\nSTOPSIGNAL 65\n', reports: [{ messageId: 'number', on: '65' }] },
    {
      name: 'a variable with a value',
      dockerfile: 'FROM nginx:1.30\nARG SIGNAL=9\nSTOPSIGNAL ${SIGNAL}\n',
      reports: [{ messageId: 'kill', on: '${SIGNAL}' }],
    },
    {
      name: 'real-time signals end',
      dockerfile: 'FROM nginx:1.30\nSTOPSIGNAL RTMIN+16\n',
      reports: [{ messageId: 'unknown', on: 'RTMIN+16' }],
    },
  ],
})
