import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './copy-from-numeric.ts'

testRule(rule, docs, {
  valid: [
    'FROM golang:1.27 AS build\nFROM debian:13\nCOPY --from=build /api /api\n',
    'FROM debian:13\nCOPY --from=nginx:1.30 /etc/nginx/mime.types /etc/\n',
    { name: 'the context', dockerfile: 'FROM debian:13\nCOPY 0 /zero\n' },
    {
      name: 'a number of no stage is an error of its own',
      dockerfile: 'FROM debian:13\nCOPY --from=7 /a /a\n',
    },
    { name: 'its own number, too', dockerfile: 'FROM debian:13\nCOPY --from=0 /a /a\n' },
    {
      name: 'a name with a number in it',
      dockerfile: 'FROM golang:1.27 AS step0\nFROM debian:13\nCOPY --from=step0 /api /api\n',
    },
    {
      name: 'a mount by name',
      dockerfile:
        'FROM golang:1.27 AS build\nFROM debian:13\nRUN --mount=type=bind,from=build,target=/b cp /b/api /api\n',
    },
    {
      name: 'a cache has no number',
      dockerfile: 'FROM node:24\nRUN --mount=type=cache,id=0,target=/root/.npm npm ci\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM golang:1.27\nFROM debian:13\nCOPY --from=0 /api /api\n',
      reports: [{ messageId: 'unnamed', on: '0', confidence: 'certain', severity: 'info' }],
      fixed: 'FROM golang:1.27 AS build\nFROM debian:13\nCOPY --from=build /api /api\n',
    },
    {
      name: 'the stage has a name',
      dockerfile: 'FROM golang:1.27 AS Api\nFROM debian:13\nCOPY --from=0 /api /api\n',
      reports: [{ messageId: 'named', on: '0' }],
      fixed: 'FROM golang:1.27 AS Api\nFROM debian:13\nCOPY --from=Api /api /api\n',
    },
    {
      name: 'a mount',
      dockerfile: 'FROM golang:1.27\nFROM debian:13\nRUN --mount=type=bind,from=0,target=/b cp /b/api /api\n',
      reports: [{ messageId: 'unnamed', on: '0' }],
      fixed:
        'FROM golang:1.27 AS build\nFROM debian:13\nRUN --mount=type=bind,from=build,target=/b cp /b/api /api\n',
    },
    {
      name: 'one stage, two places: one name',
      dockerfile: 'FROM golang:1.27\nFROM debian:13\nCOPY --from=0 /api /api\nCOPY --from=0 /cli /cli\n',
      reports: [
        { messageId: 'unnamed', on: '0' },
        { messageId: 'unnamed', on: '0' },
      ],
      fixed:
        'FROM golang:1.27 AS build\nFROM debian:13\nCOPY --from=build /api /api\nCOPY --from=build /cli /cli\n',
    },
    {
      name: 'two stages without a name',
      dockerfile:
        'FROM golang:1.27\nFROM node:24\nFROM debian:13\nCOPY --from=1 /web /web\nCOPY --from=0 /api /api\n',
      reports: [
        { messageId: 'unnamed', on: '1' },
        { messageId: 'unnamed', on: '0' },
      ],
      fixed:
        'FROM golang:1.27 AS build\nFROM node:24 AS stage1\nFROM debian:13\nCOPY --from=stage1 /web /web\nCOPY --from=build /api /api\n',
    },
    {
      name: 'the name is taken',
      dockerfile: 'FROM golang:1.27\nFROM node:24 AS build\nFROM debian:13\nCOPY --from=0 /api /api\n',
      reports: [{ messageId: 'unnamed', on: '0' }],
      fixed:
        'FROM golang:1.27 AS stage0\nFROM node:24 AS build\nFROM debian:13\nCOPY --from=stage0 /api /api\n',
    },
    {
      name: 'a FROM over two lines',
      dockerfile:
        'FROM --platform=linux/amd64 \\\n  golang:1.27\nFROM debian:13\nCOPY --link --from=0 /api /api\n',
      reports: [{ messageId: 'unnamed', on: '0' }],
    },
  ],
})
