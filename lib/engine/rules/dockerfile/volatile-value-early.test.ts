import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './volatile-value-early.ts'

testRule(rule, docs, {
  valid: [
    {
      name: 'what is built of the clone runs again with it',
      dockerfile:
        'FROM golang:1.27\nARG LAMP_GIT_REF\nRUN git clone --branch "$LAMP_GIT_REF" https://example.com/lamp\nRUN cd lamp && go build -o /lamp .\n',
    },
    {
      name: 'a branch stays the same for years',
      dockerfile: 'FROM debian:13\nARG GIT_BRANCH=main\nRUN apt-get update && apt-get install -y git\n',
    },
    'FROM python:3.13\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nARG GIT_SHA\nENV GIT_SHA=$GIT_SHA\n',
    {
      name: 'the command needs it',
      dockerfile: 'FROM golang:1.27\nARG VERSION\nRUN go build -ldflags "-X main.version=$VERSION" -o /api\n',
    },
    {
      name: 'before FROM it belongs to no stage',
      dockerfile: 'ARG GIT_SHA\nFROM python:3.13\nRUN pip install flask\n',
    },
    { name: 'predefined', dockerfile: 'FROM node:24\nARG TARGETARCH\nARG HTTP_PROXY\nRUN npm ci\n' },
    {
      name: 'a version of something else',
      dockerfile: 'FROM debian:13\nARG NODE_VERSION=24\nRUN apt-get update && apt-get install -y curl\n',
    },
    {
      name: 'read without being named',
      dockerfile:
        'FROM debian:13\nARG DEBIAN_FRONTEND\nARG PIP_INDEX_URL\nRUN apt-get update && pip install flask\n',
    },
    { name: 'cheap commands', dockerfile: 'FROM alpine:3.23\nARG GIT_SHA\nRUN mkdir /app\n' },
    {
      name: 'only in a checksum',
      dockerfile: 'FROM debian:13\nARG TOOL_SHA256=abc\nRUN apt-get update && apt-get install -y curl\n',
    },
    'FROM node:24\nRUN npm ci\nLABEL org.opencontainers.image.revision=$GIT_SHA\n',
  ],
  invalid: [
    {
      name: 'a makefile may read it without being told',
      dockerfile: 'FROM golang:1.27\nARG GIT_COMMIT\nCOPY . .\nRUN make tools\n',
      reports: [{ messageId: 'unnamed', on: 'GIT_COMMIT', confidence: 'possible', severity: 'info' }],
    },
    {
      name: 'a default that pins',
      dockerfile: 'FROM node:24\nARG TOOL_GIT_REF=v1.4.2\nRUN npm ci\n',
      reports: [{ messageId: 'arg', on: 'TOOL_GIT_REF', confidence: 'likely', severity: 'info' }],
    },
    {
      dockerfile:
        'FROM python:3.13\nARG GIT_SHA=unknown\nENV GIT_SHA=$GIT_SHA\nRUN pip install -r requirements.txt\n',
      reports: [{ messageId: 'arg', on: 'GIT_SHA', confidence: 'certain', severity: 'warning' }],
    },
    {
      dockerfile: 'FROM debian:13\nARG BUILD_DATE\nRUN apt-get update && apt-get install -y curl\n',
      reports: [{ messageId: 'arg', on: 'BUILD_DATE' }],
    },
    {
      dockerfile: 'FROM node:24\nARG CACHEBUST=1\nRUN npm ci\n',
      reports: [{ messageId: 'arg', on: 'CACHEBUST' }],
    },
    {
      dockerfile: 'FROM node:24\nENV BUILD_NUMBER=$CI_PIPELINE_ID\nRUN npm ci\n',
      reports: [{ messageId: 'env', on: 'BUILD_NUMBER' }],
    },
    {
      name: 'no default',
      dockerfile: 'FROM node:24\nARG FLAVOUR\nRUN npm ci\n',
      reports: [{ messageId: 'noDefault', on: 'FLAVOUR', confidence: 'possible', severity: 'info' }],
    },
    {
      name: 'a stage built on it',
      dockerfile: 'FROM node:24 AS base\nARG COMMIT\nFROM base\nRUN npm ci\n',
      reports: [{ messageId: 'arg', on: 'COMMIT' }],
    },
    {
      name: 'used by one RUN, not by the next',
      dockerfile: 'FROM node:24\nARG GIT_SHA\nRUN echo $GIT_SHA > /version\nRUN npm ci\n',
      reports: [{ messageId: 'arg', on: 'GIT_SHA' }],
    },
    {
      name: 'metadata is only a hint',
      dockerfile: 'FROM node:24\nLABEL org.opencontainers.image.created=$NOW\nRUN npm ci\n',
      reports: [
        {
          messageId: 'label',
          on: 'org.opencontainers.image.created',
          severity: 'info',
          confidence: 'possible',
        },
      ],
    },
  ],
})
