import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './stage-name-reserved.ts'

testRule(rule, docs, {
  valid: [
    'FROM scratch\nCOPY app /app\n',
    'FROM scratch AS empty\nCOPY app /app\n',
    'FROM golang:1.27 AS build\n',
    { name: 'part of a longer name', dockerfile: 'FROM golang:1.27 AS from-scratch\n' },
    { name: 'no name', dockerfile: 'FROM golang:1.27\n' },
    { name: 'a path', dockerfile: 'FROM golang:1.27 AS build\nCOPY context /scratch\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM golang:1.27 AS scratch\n',
      reports: [{ messageId: 'scratch', on: 'scratch', confidence: 'certain', severity: 'warning' }],
    },
    { dockerfile: 'FROM golang:1.27 AS context\n', reports: [{ messageId: 'context', on: 'context' }] },
    {
      name: 'in capitals',
      dockerfile: 'FROM golang:1.27 AS Scratch\n',
      reports: [{ messageId: 'scratch', on: 'Scratch' }],
    },
    {
      name: 'in any stage',
      dockerfile: 'FROM golang:1.27 AS context\nFROM debian:13-slim\n',
      reports: [{ messageId: 'context', on: 'context' }],
    },
    {
      name: 'the empty image itself',
      dockerfile: 'FROM scratch AS scratch\nCOPY app /app\n',
      reports: [{ messageId: 'scratch', on: 'scratch' }],
    },
    {
      name: 'both',
      dockerfile: 'FROM golang:1.27 AS context\nFROM node:24-slim AS scratch\n',
      reports: [
        { messageId: 'context', on: 'context' },
        { messageId: 'scratch', on: 'scratch' },
      ],
    },
  ],
})
