import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './from-as-casing.ts'

testRule(rule, docs, {
  valid: [
    'FROM golang:1.27 AS build\nRUN go version\n',
    { name: 'both in small letters', dockerfile: 'from golang:1.27 as build\nrun go version\n' },
    { name: 'no AS', dockerfile: 'FROM golang:1.27\n' },
    { name: 'a mixed FROM is told elsewhere', dockerfile: 'From golang:1.27 as build\n' },
    { name: 'a stage called as', dockerfile: 'FROM golang:1.27 AS as\n' },
    { name: 'an invalid FROM', dockerfile: 'FROM golang:1.27 as\n' },
    { name: 'with a flag', dockerfile: 'FROM --platform=$BUILDPLATFORM golang:1.27 AS build\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM golang:1.27 as build\nRUN go version\n',
      reports: [{ messageId: 'differs', on: 'as', confidence: 'certain', severity: 'info' }],
      fixed: 'FROM golang:1.27 AS build\nRUN go version\n',
    },
    {
      dockerfile: 'from golang:1.27 AS build\n',
      reports: [{ messageId: 'differs', on: 'AS' }],
      fixed: 'from golang:1.27 as build\n',
    },
    { dockerfile: 'FROM golang:1.27 As build\n', reports: [{ messageId: 'differs', on: 'As' }] },
    {
      name: 'behind a flag',
      dockerfile: 'FROM --platform=$BUILDPLATFORM golang:1.27 as build\n',
      reports: [{ messageId: 'differs', on: 'as' }],
    },
    {
      name: 'only the lines that differ',
      dockerfile: 'FROM golang:1.27 AS api\nFROM node:24-slim as web\n',
      reports: [{ messageId: 'differs', on: 'as' }],
    },
    {
      name: 'in a line that goes on',
      dockerfile: 'FROM golang:1.27 \\\n  as build\n',
      reports: [{ messageId: 'differs', on: 'as' }],
      fixed: 'FROM golang:1.27 \\\n  AS build\n',
    },
  ],
})
