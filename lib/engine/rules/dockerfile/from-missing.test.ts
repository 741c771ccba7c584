import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './from-missing.ts'

testRule(rule, docs, {
  valid: [
    'FROM scratch\n',
    'from alpine:3.23\n',
    'ARG TAG=3.23\nFROM alpine:$TAG\n',
    { name: 'a misspelt FROM is another finding', dockerfile: 'FORM alpine:3.23\n' },
  ],
  invalid: [
    {
      name: 'an empty file',
      dockerfile: '',
      reports: [{ messageId: 'empty', on: '', confidence: 'certain', severity: 'error' }],
    },
    {
      name: 'comments only',
      dockerfile: '# syntax=docker/dockerfile:1\n\n# nothing yet\n',
      reports: [{ messageId: 'empty', on: '' }],
    },
    { dockerfile: 'ARG TAG=1\n', reports: [{ messageId: 'onlyArgs', on: 'ARG' }] },
    { dockerfile: 'WORKDIR /app\nCOPY . .\n', reports: [{ messageId: 'missing', on: 'WORKDIR' }] },
  ],
})
