import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './stage-name-casing.ts'

testRule(rule, docs, {
  valid: [
    'FROM golang:1.27 AS build\n',
    'FROM golang:1.27 AS build-2.linux_amd64\n',
    { name: 'no name', dockerfile: 'FROM golang:1.27\n' },
    { name: 'AS itself', dockerfile: 'from golang:1.27 AS build\n' },
    { name: 'a reference in capitals', dockerfile: 'FROM golang:1.27 AS build\nFROM BUILD\n' },
    { name: 'an invalid name is told elsewhere', dockerfile: 'FROM golang:1.27 AS 1Build\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM golang:1.27 AS Build\nRUN go version\n',
      reports: [{ messageId: 'capitals', on: 'Build', confidence: 'certain', severity: 'info' }],
      fixed: 'FROM golang:1.27 AS build\nRUN go version\n',
    },
    { dockerfile: 'FROM golang:1.27 AS BUILD\n', reports: [{ messageId: 'capitals', on: 'BUILD' }] },
    { dockerfile: 'FROM golang:1.27 AS goBuild\n', reports: [{ messageId: 'capitals', on: 'goBuild' }] },
    {
      name: 'in small keywords',
      dockerfile: 'from golang:1.27 as Build\n',
      reports: [{ messageId: 'capitals', on: 'Build' }],
    },
    {
      name: 'references keep working',
      dockerfile: 'FROM golang:1.27 AS Api\nFROM debian:13-slim\nCOPY --from=Api /out /app\n',
      reports: [{ messageId: 'capitals', on: 'Api' }],
      fixed: 'FROM golang:1.27 AS api\nFROM debian:13-slim\nCOPY --from=Api /out /app\n',
    },
    {
      name: 'several',
      dockerfile: 'FROM golang:1.27 AS Api\nFROM node:24-slim AS Web\n',
      reports: [
        { messageId: 'capitals', on: 'Api' },
        { messageId: 'capitals', on: 'Web' },
      ],
    },
  ],
})
