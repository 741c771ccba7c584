import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './base-image-latest.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24\n',
    'FROM node\n',
    'FROM scratch AS latest\nFROM latest\n',
    'FROM node:latest@sha256:9662417aace5ae7b8e2609cce472b72a8958e134ba372808abe9cc1a0c0125e6\n',
    { name: 'another tag that begins alike', dockerfile: 'FROM node:latest-slim\n' },
    { name: 'no default', dockerfile: 'ARG TAG\nFROM node:$TAG\n' },
    { name: 'a default with a version', dockerfile: 'ARG TAG=24\nFROM node:${TAG}\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM node:latest\n',
      reports: [{ messageId: 'latest', on: 'node:latest', confidence: 'certain' }],
    },
    {
      dockerfile: 'ARG TAG=latest\nFROM node:$TAG\n',
      reports: [{ messageId: 'argument', on: 'node:$TAG', confidence: 'certain' }],
    },
    {
      dockerfile: 'FROM node:${TAG:-latest}\n',
      reports: [{ messageId: 'argument', on: 'node:${TAG:-latest}' }],
    },
    {
      dockerfile: 'FROM localhost:5000/api:latest AS api\n',
      reports: [{ messageId: 'latest', on: 'localhost:5000/api:latest' }],
    },
  ],
})
