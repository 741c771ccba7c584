import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './platform-constant.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13\n',
    'FROM --platform=$BUILDPLATFORM golang:1.27\n',
    'FROM --platform="${BUILDPLATFORM:-linux/amd64}" golang:1.27\n',
    {
      name: 'an argument of its own',
      dockerfile: 'ARG PLATFORM=linux/amd64\nFROM --platform=${PLATFORM} debian:13\n',
    },
    'FROM --platform=linux/$TARGETARCH debian:13\n',
    {
      name: 'the stage says so',
      dockerfile: 'FROM --platform=linux/amd64 debian:13 AS build-amd64\nFROM debian:13\n',
    },
    'FROM --platform=linux/arm64/v8 debian:13 AS linux-base\nFROM debian:13\n',
    { name: 'by another spelling', dockerfile: 'FROM --platform=linux/x86_64 debian:13 AS amd64\n' },
    {
      name: 'Windows has no other',
      dockerfile: 'FROM --platform=windows/amd64 mcr.microsoft.com/windows/nanoserver:ltsc2025\n',
    },
    'FROM --platform=linux/amd64 golang:1.27-nanoserver-ltsc2022\n',
    { name: 'no platform at all, which is another finding', dockerfile: 'FROM --platform=pdp11 debian:13\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM --platform=linux/amd64 node:24-slim\n',
      reports: [
        { messageId: 'constant', on: '--platform=linux/amd64', confidence: 'certain', severity: 'warning' },
      ],
      fixed: 'FROM node:24-slim\n',
    },
    {
      dockerfile: 'from --platform=arm64   debian:13 as run\n',
      reports: [{ messageId: 'constant', on: '--platform=arm64' }],
      fixed: 'from debian:13 as run\n',
    },
    {
      name: 'in each stage',
      dockerfile: 'FROM --platform=linux/amd64 golang:1.27 AS build\nFROM --platform=linux/amd64 build\n',
      reports: [
        { messageId: 'constant', on: '--platform=linux/amd64' },
        { messageId: 'constant', on: '--platform=linux/amd64' },
      ],
      fixed: 'FROM golang:1.27 AS build\nFROM build\n',
    },
    {
      name: 'the name says another one',
      dockerfile: 'FROM --platform=linux/amd64 debian:13 AS tool-arm64\n',
      reports: [{ messageId: 'other', on: '--platform=linux/amd64' }],
    },
    {
      name: 'quoted',
      dockerfile: 'FROM --platform="linux/amd64" debian:13\n',
      reports: [{ messageId: 'constant', on: '--platform="linux/amd64"' }],
      fixed: 'FROM debian:13\n',
    },
    {
      name: 'over two lines',
      dockerfile: 'FROM --platform=linux/s390x \\\n  debian:13\n',
      reports: [{ messageId: 'constant', on: '--platform=linux/s390x' }],
    },
    {
      dockerfile: 'FROM --platform=linux/amd64 scratch\nCOPY api /\n',
      reports: [{ messageId: 'constant', on: '--platform=linux/amd64' }],
    },
  ],
})
