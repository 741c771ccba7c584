import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './from-arg-default-invalid.ts'

testRule(rule, docs, {
  valid: [
    'ARG TAG=3.23\nFROM alpine:${TAG}\n',
    { name: 'the rest is a name as it is', dockerfile: 'ARG SUFFIX\nFROM debian:13${SUFFIX}\n' },
    {
      name: 'an empty default that leaves a name',
      dockerfile: 'ARG SUFFIX=""\nFROM debian:13-slim$SUFFIX\n',
    },
    { name: 'the word brings its own default', dockerfile: 'ARG TAG\nFROM alpine:${TAG:-3.23}\n' },
    { name: 'a value is asked for', dockerfile: 'ARG TAG\nFROM alpine:${TAG:?choose a release}\n' },
    { name: 'a value of the platform', dockerfile: 'FROM harbour/base:${TARGETARCH}\n' },
    { name: 'nobody declared it', dockerfile: 'FROM alpine:${TAG}\n' },
    { name: 'a default without its sign is another finding', dockerfile: 'ARG TAG 3.23\nFROM alpine:$TAG\n' },
    { name: 'no variable', dockerfile: 'FROM Alpine:3.23\n' },
    'ARG REGISTRY=ghcr.io/harbour\nARG BASE=$REGISTRY/base:2\nFROM $BASE\n',
    'ARG STAGE=build\nFROM golang:1.27 AS build\nFROM ${STAGE}\n',
    'ARG BASE=scratch\nFROM $BASE\n',
    { name: 'the last of two counts', dockerfile: 'ARG TAG=\nARG TAG=3.23\nFROM alpine:$TAG\n' },
  ],
  invalid: [
    {
      dockerfile: 'ARG TAG\nFROM alpine:${TAG}\n',
      reports: [{ messageId: 'missing', on: 'alpine:${TAG}', confidence: 'certain', severity: 'warning' }],
    },
    { dockerfile: 'ARG IMAGE\nFROM $IMAGE\n', reports: [{ messageId: 'missing', on: '$IMAGE' }] },
    { dockerfile: 'ARG TAG=\nFROM alpine:${TAG}\n', reports: [{ messageId: 'empty', on: 'alpine:${TAG}' }] },
    { dockerfile: 'ARG BASE=""\nFROM ${BASE} AS run\n', reports: [{ messageId: 'empty', on: '${BASE}' }] },
    {
      name: 'one of two is missing',
      dockerfile: 'ARG OWNER\nARG TAG=2\nFROM ghcr.io/${OWNER}/base:${TAG}\n',
      reports: [{ messageId: 'missing', on: 'ghcr.io/${OWNER}/base:${TAG}' }],
    },
    {
      name: 'no image has such a name',
      dockerfile: 'ARG IMAGE=Debian:13\nFROM ${IMAGE}\n',
      reports: [{ messageId: 'illegal', on: '${IMAGE}' }],
    },
    {
      name: 'through another argument',
      dockerfile: 'ARG MINOR\nARG TAG=${MINOR}\nFROM node:${TAG}\n',
      reports: [{ messageId: 'empty', on: 'node:${TAG}' }],
    },
    {
      name: 'in every stage',
      dockerfile: 'ARG TAG\nFROM node:${TAG} AS web\nFROM nginx:${TAG}\n',
      reports: [
        { messageId: 'missing', on: 'node:${TAG}' },
        { messageId: 'missing', on: 'nginx:${TAG}' },
      ],
    },
  ],
})
