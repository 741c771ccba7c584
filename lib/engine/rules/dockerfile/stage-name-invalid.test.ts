import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './stage-name-invalid.ts'

testRule(rule, docs, {
  valid: ['FROM alpine:3.23 AS build\n', 'FROM alpine:3.23 as Build-1.x_y\n'],
  invalid: [
    {
      dockerfile: 'FROM alpine:3.23 AS 1st\n',
      reports: [{ messageId: 'refused', on: '1st', confidence: 'certain', severity: 'error' }],
    },
    { dockerfile: 'FROM alpine:3.23 AS a/b\n', reports: [{ messageId: 'refused', on: 'a/b' }] },
  ],
})
