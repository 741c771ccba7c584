import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './user-created-unused.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13-slim\nRUN useradd tides\nUSER tides\n',
    { name: 'user-root-last speaks', dockerfile: 'FROM debian:13-slim\nRUN useradd tides\nUSER root\n' },
    { name: 'no account', dockerfile: 'FROM debian:13-slim\nCMD ["tides"]\n' },
    {
      name: 'it owns something; user-missing speaks',
      dockerfile: 'FROM debian:13-slim\nRUN useradd tides && chown tides /srv\n',
    },
    {
      name: 'its files are copied',
      dockerfile: 'FROM debian:13-slim\nRUN useradd tides\nCOPY --chown=tides . /srv\n',
    },
    {
      name: 'an entry point that gives root up',
      dockerfile: 'FROM debian:13-slim\nRUN useradd tides\nENTRYPOINT ["gosu", "tides", "/srv/tides"]\n',
    },
    {
      name: 'the account of a stage that is thrown away',
      dockerfile:
        'FROM debian:13 AS build\nRUN useradd tides\nFROM gcr.io/distroless/static-debian13\nCOPY --from=build /a /a\n',
    },
    {
      name: 'a base that starts without rights',
      dockerfile: 'FROM cgr.dev/chainguard/python:latest\nRUN adduser -D tides\n',
    },
    { name: 'a member, no account', dockerfile: 'FROM alpine:3.23\nRUN adduser www-data tides\n' },
  ],
  invalid: [
    {
      name: 'offered to those who build on an image of a language',
      dockerfile:
        'FROM debian:13-slim\nRUN useradd tides\nENTRYPOINT ["docker-entrypoint.sh"]\nCMD ["node"]\n',
      reports: [{ messageId: 'unused', on: 'tides', severity: 'info' }],
    },
    {
      dockerfile: 'FROM debian:13-slim\nRUN useradd --system tides\nCMD ["tides"]\n',
      reports: [{ messageId: 'unused', on: 'tides', confidence: 'certain', severity: 'warning' }],
      fixed: 'FROM debian:13-slim\nRUN useradd --system tides\nUSER tides\nCMD ["tides"]\n',
    },
    {
      dockerfile: 'FROM alpine:3.23\nRUN addgroup -S tides && adduser -S -G tides tides\nWORKDIR /srv\n',
      reports: [{ messageId: 'unused', on: 'tides' }],
      fixed:
        'FROM alpine:3.23\nRUN addgroup -S tides && adduser -S -G tides tides\nWORKDIR /srv\nUSER tides\n',
    },
    {
      name: 'in a stage below',
      dockerfile: 'FROM debian:13-slim AS base\nRUN useradd tides\nFROM base\nEXPOSE 8080\n',
      reports: [{ messageId: 'unused', on: 'tides' }],
      fixed: 'FROM debian:13-slim AS base\nRUN useradd tides\nFROM base\nUSER tides\nEXPOSE 8080\n',
    },
    {
      name: 'USER stands in another stage',
      dockerfile:
        'FROM golang:1.27 AS build\nUSER 1000\nFROM debian:13-slim\nRUN useradd tides\nCOPY --from=build /a /a\n',
      reports: [{ messageId: 'builder', on: 'tides' }],
    },
    {
      name: 'a base nothing is known of',
      dockerfile: 'FROM example.com/tides/base:4\nRUN useradd tides\n',
      reports: [{ messageId: 'unused', on: 'tides', confidence: 'likely' }],
    },
    {
      name: 'it may not be created at all',
      dockerfile: 'FROM debian:13-slim\nRUN id tides || useradd tides\n',
      reports: [{ messageId: 'unused', on: 'tides' }],
    },
  ],
})
