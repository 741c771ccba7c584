import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './base-image-no-digest.ts'

const SLIM = 'python:3.13-slim@sha256:9662417aace5ae7b8e2609cce472b72a8958e134ba372808abe9cc1a0c0125e6'
const NODE = 'node:24-slim@sha256:cd84903a12dbd26b46f1f3b8144a2568c41c5d37ddd0c7a80a34c7a19786b35f'

testRule(rule, docs, {
  valid: [
    { name: 'nobody pins anything here', dockerfile: 'FROM node:24-slim AS web\nFROM nginx:1.30\n' },
    `FROM ${NODE} AS web\nFROM ${SLIM}\n`,
    `FROM ${SLIM} AS build\nFROM scratch\nCOPY --from=build /app /app\n`,
    `FROM ${SLIM} AS base\nFROM base\n`,
    { name: 'a stage by number', dockerfile: `FROM ${SLIM}\nFROM ${NODE}\nCOPY --from=0 /a /a\n` },
    { name: 'another rule speaks of latest', dockerfile: `FROM ${SLIM} AS build\nFROM nginx:latest\n` },
    { name: 'and of no tag', dockerfile: `FROM ${SLIM} AS build\nFROM nginx\n` },
    { name: 'a value that nobody knows', dockerfile: `ARG BASE\nFROM ${SLIM} AS build\nFROM $BASE\n` },
    { name: 'a build context', dockerfile: `FROM ${SLIM}\nCOPY --from=assets /logo.svg /srv/\n` },
  ],
  invalid: [
    {
      dockerfile: `FROM ${NODE} AS web\nFROM nginx:1.30\n`,
      reports: [{ messageId: 'base', on: 'nginx:1.30', severity: 'info', confidence: 'likely' }],
    },
    {
      name: 'the pin comes later',
      dockerfile: `FROM golang:1.27 AS build\nFROM ${SLIM}\n`,
      reports: [{ messageId: 'base', on: 'golang:1.27' }],
    },
    {
      dockerfile: `FROM ${SLIM}\nCOPY --from=ghcr.io/astral-sh/uv:0.9.5 /uv /bin/\n`,
      reports: [{ messageId: 'copied', on: 'ghcr.io/astral-sh/uv:0.9.5' }],
    },
    {
      dockerfile: `FROM ${SLIM}\nRUN --mount=type=bind,from=busybox:1.37,target=/box /box/bin/true\n`,
      reports: [{ messageId: 'copied', on: 'busybox:1.37' }],
    },
    {
      name: 'all of them',
      dockerfile: `FROM node:24 AS a\nFROM golang:1.27 AS b\nFROM ${SLIM}\n`,
      reports: [
        { messageId: 'base', on: 'node:24' },
        { messageId: 'base', on: 'golang:1.27' },
      ],
    },
    {
      name: 'by the default of an argument',
      dockerfile: `ARG NGINX=1.30\nFROM ${NODE} AS web\nFROM nginx:\${NGINX}\n`,
      reports: [{ messageId: 'base', on: 'nginx:${NGINX}' }],
    },
  ],
})
