import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './instruction-arguments.ts'

testRule(rule, docs, {
  valid: [
    'FROM alpine:3.23 AS base\nCOPY a b /c/\nUSER app\nENV A=1 B=2\nWORKDIR /a b\n',
    'FROM alpine:3.23\nRUN\nCMD\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM alpine:3.23\nCOPY app.py\n',
      reports: [{ messageId: 'refused', on: 'app.py', confidence: 'certain', severity: 'error' }],
    },
    { dockerfile: 'FROM alpine:3.23\nWORKDIR\n', reports: [{ messageId: 'refused', on: 'WORKDIR' }] },
    { dockerfile: 'FROM alpine:3.23 base\n', reports: [{ messageId: 'refused', on: 'alpine:3.23 base' }] },
    { dockerfile: 'FROM alpine:3.23\nENV A\n', reports: [{ messageId: 'refused', on: 'A' }] },
    { dockerfile: 'FROM alpine:3.23\nENV A=1 B\n', reports: [{ messageId: 'refused', on: 'B' }] },
    { dockerfile: 'FROM alpine:3.23\nSHELL\n', reports: [{ messageId: 'refused', on: 'SHELL' }] },
  ],
})
