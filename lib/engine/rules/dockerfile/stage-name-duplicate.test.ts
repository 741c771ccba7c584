import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './stage-name-duplicate.ts'

testRule(rule, docs, {
  valid: ['FROM alpine:3.23 AS a\nFROM alpine:3.23 AS b\nFROM a\n', 'FROM alpine:3.23\nFROM alpine:3.23\n'],
  invalid: [
    {
      dockerfile: 'FROM alpine:3.23 AS a\nFROM node:24 AS a\n',
      reports: [{ messageId: 'same', on: 'a', confidence: 'certain', severity: 'error' }],
    },
    {
      dockerfile: 'FROM alpine:3.23 as Build\nFROM --platform=linux/amd64 node:24 as build\n',
      reports: [{ messageId: 'case', on: 'build' }],
    },
    {
      dockerfile: 'FROM a:1 AS x\nFROM b:1 AS x\nFROM c:1 AS x\n',
      reports: [
        { messageId: 'same', on: 'x' },
        { messageId: 'same', on: 'x' },
      ],
    },
  ],
})
