import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './copy-from-unknown-stage.ts'

testRule(rule, docs, {
  valid: [
    'FROM golang:1.27 AS build\nFROM alpine:3.23\nCOPY --from=BUILD /a /a\nCOPY --from=0 /b /b\n',
    'FROM alpine:3.23\nCOPY --from=nginx:1.30 /a /a\nCOPY --from=ghcr.io/shop/tools /b /b\nCOPY --from=busybox /bin/sh /bin/sh\n',
    'FROM alpine:3.23\nCOPY --from=tools@sha256:9662417aace5ae7b8e2609cce472b72a8958e134ba372808abe9cc1a0c0125e6 /a /a\n',
    'FROM alpine:3.23\nRUN --mount=type=bind,from=golang:1.27,target=/go ls /go\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM golang:1.27 AS build\nFROM alpine:3.23\nCOPY --from=biuld /a /a\n',
      reports: [{ messageId: 'spelling', on: 'biuld', confidence: 'certain', severity: 'error' }],
      fixed: 'FROM golang:1.27 AS build\nFROM alpine:3.23\nCOPY --from=build /a /a\n',
    },
    {
      dockerfile: 'FROM golang:1.27 AS build\nFROM alpine:3.23\nCOPY --from=3 /a /a\n',
      reports: [{ messageId: 'index', on: '3', severity: 'error' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nCOPY --from=assets /a /a\n',
      reports: [{ messageId: 'unknown', on: 'assets', confidence: 'likely', severity: 'warning' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nRUN --mount=type=bind,from=assets,target=/a ls /a\n',
      reports: [{ messageId: 'unknown', on: '--mount=type=bind,from=assets,target=/a' }],
    },
  ],
})
