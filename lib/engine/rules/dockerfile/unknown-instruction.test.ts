import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './unknown-instruction.ts'

testRule(rule, docs, {
  valid: [
    'from alpine:3.23\nRun ls\n',
    'FROM alpine:3.23\nRUN <<EOF\nFOO\nEOF\n',
    'FROM alpine:3.23\nRUN ls \\\n  # FOO\n  -l\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM alpine:3.23\nWORKDRI /app\n',
      reports: [{ messageId: 'spelling', on: 'WORKDRI', confidence: 'certain', severity: 'error' }],
      fixed: 'FROM alpine:3.23\nWORKDIR /app\n',
    },
    {
      dockerfile: 'FORM alpine:3.23\n',
      reports: [{ messageId: 'spelling', on: 'FORM' }],
      fixed: 'FROM alpine:3.23\n',
    },
    {
      dockerfile: 'FROM alpine:3.23\nCMD["ls"]\n',
      reports: [{ messageId: 'joined', on: 'CMD["ls"]' }],
      fixed: 'FROM alpine:3.23\nCMD ["ls"]\n',
    },
    {
      dockerfile: 'FROM alpine:3.23\nRUN apk update\n&& apk add curl\n',
      reports: [{ messageId: 'continued', on: '&&' }],
    },
    { dockerfile: 'FROM alpine:3.23\nmkdir /app\n', reports: [{ messageId: 'unknown', on: 'mkdir' }] },
  ],
})
