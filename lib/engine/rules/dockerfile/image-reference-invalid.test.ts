import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './image-reference-invalid.ts'

const HASH = '9662417aace5ae7b8e2609cce472b72a8958e134ba372808abe9cc1a0c0125e6'

testRule(rule, docs, {
  valid: [
    'FROM python:3.13-slim\n',
    `FROM python:3.13-slim@sha256:${HASH}\n`,
    { name: 'a registry may have capitals', dockerfile: 'FROM Harbour.example:5000/crane:2\n' },
    { name: 'and so may a tag', dockerfile: 'FROM harbour/crane:RC1\n' },
    'FROM golang:1.27 AS Build\nFROM Build\n',
    { name: 'variables belong to other rules', dockerfile: 'ARG IMAGE=Python:3.13\nFROM $IMAGE\n' },
    'FROM alpine:${TAG}\n',
    'FROM scratch\n',
    { name: 'a stage that nobody knows', dockerfile: 'FROM debian:13\nCOPY --from=Builder /a /a\n' },
    'FROM debian:13\nCOPY --from=ghcr.io/harbour/crane:2 /a /a\n',
    'FROM debian:13\nCOPY --from=3 /a /a\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM Python:3.13-Slim\n',
      reports: [{ messageId: 'upper', on: 'Python:3.13-Slim', confidence: 'certain', severity: 'error' }],
      fixed: 'FROM python:3.13-Slim\n',
    },
    {
      dockerfile: 'FROM ghcr.io/Harbour/Crane\n',
      reports: [{ messageId: 'upper', on: 'ghcr.io/Harbour/Crane' }],
      fixed: 'FROM ghcr.io/harbour/crane\n',
    },
    { dockerfile: 'FROM node:24:slim\n', reports: [{ messageId: 'tags', on: 'node:24:slim' }] },
    { dockerfile: 'FROM node:\n', reports: [{ messageId: 'tag', on: 'node:' }] },
    {
      name: 'a digest cut short',
      dockerfile: `FROM debian@sha256:${HASH.slice(0, 40)}\n`,
      reports: [{ messageId: 'digest', on: `debian@sha256:${HASH.slice(0, 40)}` }],
    },
    {
      name: 'a digest without its algorithm',
      dockerfile: `FROM debian:13@${HASH}\n`,
      reports: [{ messageId: 'algorithm', on: `debian:13@${HASH}` }],
    },
    { dockerfile: 'FROM harbour//crane:2\n', reports: [{ messageId: 'other', on: 'harbour//crane:2' }] },
    {
      name: 'an address instead of a name',
      dockerfile: 'FROM https://ghcr.io/harbour/crane:2\n',
      reports: [{ messageId: 'other', on: 'https://ghcr.io/harbour/crane:2' }],
    },
    {
      name: 'in --from',
      dockerfile: 'FROM debian:13\nCOPY --from=Busybox:1.37 /bin/busybox /bin/\n',
      reports: [{ messageId: 'upper', on: 'Busybox:1.37' }],
      fixed: 'FROM debian:13\nCOPY --from=busybox:1.37 /bin/busybox /bin/\n',
    },
    {
      name: 'in a mount',
      dockerfile: 'FROM debian:13\nRUN --mount=type=bind,from=node:24:slim,target=/n ls /n\n',
      reports: [{ messageId: 'tags', on: 'node:24:slim' }],
    },
  ],
})
