import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './platform-redundant-target.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24-slim\n',
    'FROM --platform=$BUILDPLATFORM golang:1.27 AS build\n',
    { name: 'a constant is told elsewhere', dockerfile: 'FROM --platform=linux/amd64 node:24-slim\n' },
    { name: 'part of another text', dockerfile: 'FROM --platform=${TARGETPLATFORM}/v7 node:24-slim\n' },
    { name: 'another variable', dockerfile: 'FROM --platform=linux/$TARGETARCH node:24-slim\n' },
    {
      name: 'a name that goes on',
      dockerfile: 'ARG TARGETPLATFORM_OLD=linux/arm64\nFROM --platform=$TARGETPLATFORM_OLD node:24-slim\n',
    },
    { name: 'in the name of the image', dockerfile: 'ARG TARGETPLATFORM\nFROM node:$TARGETPLATFORM\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM --platform=$TARGETPLATFORM node:24-slim\n',
      reports: [
        { messageId: 'redundant', on: '--platform=$TARGETPLATFORM', confidence: 'certain', severity: 'info' },
      ],
      fixed: 'FROM node:24-slim\n',
    },
    {
      dockerfile: 'FROM --platform=${TARGETPLATFORM} node:24-slim AS web\n',
      reports: [{ messageId: 'redundant', on: '--platform=${TARGETPLATFORM}' }],
      fixed: 'FROM node:24-slim AS web\n',
    },
    {
      name: 'quotes',
      dockerfile: 'FROM --platform="$TARGETPLATFORM" node:24-slim\n',
      reports: [{ messageId: 'redundant', on: '--platform="$TARGETPLATFORM"' }],
    },
    {
      name: 'scratch',
      dockerfile: 'FROM --platform=$TARGETPLATFORM scratch\n',
      reports: [{ messageId: 'redundant', on: '--platform=$TARGETPLATFORM' }],
    },
    {
      name: 'declared beforehand',
      dockerfile: 'ARG TARGETPLATFORM\nFROM --platform=$TARGETPLATFORM node:24-slim\n',
      reports: [{ messageId: 'redundant', on: '--platform=$TARGETPLATFORM' }],
    },
    {
      name: 'over two lines: the flag is told, the fix left to people',
      dockerfile: 'FROM --platform=$TARGETPLATFORM \\\n  node:24-slim\n',
      reports: [{ messageId: 'redundant', on: '--platform=$TARGETPLATFORM' }],
      fixed: 'FROM --platform=$TARGETPLATFORM \\\n  node:24-slim\n',
    },
    {
      name: 'each stage',
      dockerfile:
        'FROM --platform=$BUILDPLATFORM golang:1.27 AS build\nFROM --platform=$TARGETPLATFORM debian:13-slim\n',
      reports: [{ messageId: 'redundant', on: '--platform=$TARGETPLATFORM' }],
    },
  ],
})
