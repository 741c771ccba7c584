import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './empty-continuation-line.ts'

testRule(rule, docs, {
  valid: [
    'FROM alpine:3.23\nRUN ls \\\n  # why\n  -l\n',
    'FROM alpine:3.23\nRUN <<EOF\nls \\\n\nEOF\n',
    'FROM alpine:3.23\n\nRUN ls\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM alpine:3.23\nRUN ls \\\n\n  -l\n',
      reports: [{ messageId: 'blank', on: '', confidence: 'certain', severity: 'warning' }],
      fixed: 'FROM alpine:3.23\nRUN ls \\\n  -l\n',
    },
    {
      name: 'two lines with blanks',
      dockerfile: 'FROM alpine:3.23\nRUN ls \\\n  \n\n  -l\n',
      reports: [{ messageId: 'blank', on: '  ' }],
      fixed: 'FROM alpine:3.23\nRUN ls \\\n  -l\n',
    },
    {
      name: 'nothing follows',
      dockerfile: 'FROM alpine:3.23\nRUN ls \\\n\n',
      reports: [{ messageId: 'last', on: '' }],
    },
    {
      name: 'nothing but blanks follows',
      dockerfile: 'FROM alpine:3.23\nRUN ls \\\n\t',
      reports: [{ messageId: 'last', on: '\t' }],
      fixed: 'FROM alpine:3.23\nRUN ls \\\n\t',
    },
  ],
})
