import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './copy-from-self.ts'

testRule(rule, docs, {
  valid: [
    'FROM golang:1.27 AS build\nFROM alpine:3.23\nCOPY --from=build /a /a\nCOPY --from=0 /b /b\n',
    'FROM alpine:3.23 AS a\nCOPY --from=nginx:1.30 /a /a\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM golang:1.27 AS build\nCOPY --from=build /a /b\n',
      reports: [{ messageId: 'self', on: 'build', confidence: 'certain', severity: 'error' }],
    },
    {
      dockerfile: 'FROM golang:1.27 AS Build\nCOPY --from=bUILD /a /b\n',
      reports: [{ messageId: 'self', on: 'bUILD' }],
    },
    {
      dockerfile: 'FROM alpine:3.23 AS a\nRUN --mount=type=bind,from=a,target=/a ls /a\n',
      reports: [{ messageId: 'self', on: '--mount=type=bind,from=a,target=/a' }],
    },
    { dockerfile: 'FROM alpine:3.23\nCOPY --from=0 /a /b\n', reports: [{ messageId: 'self', on: '0' }] },
  ],
})
