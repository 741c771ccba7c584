import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './base-image-untagged.ts'

testRule(rule, docs, {
  valid: [
    'FROM python:3.13-slim\n',
    'FROM scratch\n',
    'FROM golang:1.27 AS Build\nFROM build\n',
    'FROM debian@sha256:9662417aace5ae7b8e2609cce472b72a8958e134ba372808abe9cc1a0c0125e6\n',
    'FROM localhost:5000/shop/api:2.0\n',
    { name: 'the tag comes from an argument', dockerfile: 'ARG TAG=3.23\nFROM alpine:$TAG\n' },
    {
      name: 'the whole reference comes from an argument',
      dockerfile: 'ARG BASE=alpine:3.23\nFROM ${BASE}\n',
    },
    { name: 'an argument without a default may hold anything', dockerfile: 'ARG BASE\nFROM $BASE\n' },
    { name: 'a variable within the name', dockerfile: 'FROM base-${TARGETARCH}\n' },
    'FROM --platform=linux/arm64 node:24\n',
    'FROM node:latest\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM python\n',
      reports: [{ messageId: 'untagged', on: 'python', confidence: 'certain', severity: 'warning' }],
    },
    {
      dockerfile: 'from --platform=$BUILDPLATFORM golang AS build\n',
      reports: [{ messageId: 'untagged', on: 'golang' }],
    },
    {
      dockerfile: 'FROM localhost:5000/shop/api\n',
      reports: [{ messageId: 'port', on: 'localhost:5000/shop/api' }],
    },
    { dockerfile: 'ARG BASE=alpine\nFROM ${BASE}\n', reports: [{ messageId: 'untagged', on: '${BASE}' }] },
    { dockerfile: 'FROM build\nFROM golang:1.27 AS build\n', reports: [{ messageId: 'later', on: 'build' }] },
    {
      name: 'a misspelt stage',
      dockerfile: 'FROM golang:1.27 AS builder\nFROM bulider\n',
      reports: [{ messageId: 'stage', on: 'bulider' }],
    },
    {
      name: 'every stage',
      dockerfile: 'FROM node AS web\nFROM nginx\n',
      reports: [
        { messageId: 'untagged', on: 'node' },
        { messageId: 'untagged', on: 'nginx' },
      ],
    },
  ],
})
