import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './from-arg-undeclared.ts'

testRule(rule, docs, {
  valid: [
    'ARG TAG=3.23\nFROM alpine:$TAG\n',
    { name: 'declared without a default', dockerfile: 'ARG TAG\nFROM alpine:${TAG}\n' },
    'ARG REGION=eu TAG=3.23\nFROM ghcr.io/harbour/${REGION}:${TAG}\n',
    { name: 'the platform is predefined', dockerfile: 'FROM --platform=$BUILDPLATFORM golang:1.27\n' },
    'FROM harbour/base-${TARGETARCH}${TARGETVARIANT}:2\n',
    'FROM --platform=${TARGETOS}/${TARGETARCH} debian:13\n',
    { name: 'the word reckons with it', dockerfile: 'FROM alpine:${TAG:-3.23}\n' },
    'FROM alpine${FLAVOUR+-edge}:3.23\n',
    {
      name: 'the word behind a default that is set',
      dockerfile: 'ARG TAG=3.23\nFROM alpine:${TAG:-$OTHER}\n',
    },
    { name: 'no FROM', dockerfile: 'FROM alpine:3.23\nARG TAG\nRUN echo $UNKNOWN\n' },
    'FROM alpine:3.23 AS base\nFROM base\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM alpine:${TAG}\n',
      reports: [{ messageId: 'undeclared', on: '${TAG}', confidence: 'certain', severity: 'error' }],
    },
    { dockerfile: 'FROM $IMAGE\n', reports: [{ messageId: 'undeclared', on: '$IMAGE' }] },
    {
      name: 'what is left over is an image, but another one',
      dockerfile: 'FROM debian:13$VARIANT\n',
      reports: [{ messageId: 'undeclared', on: '$VARIANT' }],
    },
    {
      name: 'a typing error in a predefined name',
      dockerfile: 'FROM --platform=$BULIDPLATFORM golang:1.27\n',
      reports: [{ messageId: 'spelling', on: '$BULIDPLATFORM' }],
      fixed: 'FROM --platform=$BUILDPLATFORM golang:1.27\n',
    },
    {
      dockerfile: 'ARG NODE_VERSION=24\nFROM node:${NODEVERSION}-slim\n',
      reports: [{ messageId: 'spelling', on: '${NODEVERSION}' }],
      fixed: 'ARG NODE_VERSION=24\nFROM node:${NODE_VERSION}-slim\n',
    },
    {
      name: 'an argument of a stage',
      dockerfile: 'FROM alpine:3.23 AS base\nARG SUFFIX=-slim\nFROM debian:13${SUFFIX}\n',
      reports: [{ messageId: 'stage', on: '${SUFFIX}' }],
    },
    {
      name: 'inside the word of another',
      dockerfile: 'ARG TAG=\nFROM alpine:${TAG:-$OTHER}\n',
      reports: [{ messageId: 'undeclared', on: '$OTHER' }],
    },
    {
      name: 'both places of one FROM',
      dockerfile: 'FROM --platform=linux/${CPU} harbour/base:${EDITION}\n',
      reports: [
        { messageId: 'undeclared', on: '${CPU}' },
        { messageId: 'undeclared', on: '${EDITION}' },
      ],
    },
  ],
})
