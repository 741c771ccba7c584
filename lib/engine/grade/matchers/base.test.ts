import { describe } from 'vitest'
import { checkTable } from '../../testing/check-table.ts'

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`
const OWN = 'FROM quay.example/ovens/rye:2\n'

describe('base', () => {
  checkTable([
    {
      name: 'family',
      check: { image: { base: { family: 'debian' } } },
      file: 'FROM python:3.13-slim\n',
      is: 'yes',
      on: 'python:3.13-slim',
    },
    {
      name: 'another family',
      check: { image: { base: { family: ['debian', 'ubuntu'] } } },
      file: 'FROM python:3.13-alpine\n',
      is: 'no',
      says: 'made of alpine',
    },
    {
      name: 'a family nobody knows',
      check: { image: { base: { family: 'debian' } } },
      file: OWN,
      is: 'open',
    },
    {
      name: 'slim',
      check: { image: { base: { variant: ['slim', 'alpine'] } } },
      file: 'FROM python:3.13-slim-trixie\n',
      is: 'yes',
    },
    {
      name: 'alpine',
      check: { image: { base: { variant: ['slim', 'alpine'] } } },
      file: 'FROM node:24-alpine\n',
      is: 'yes',
    },
    {
      name: 'full',
      check: { image: { base: { variant: ['slim', 'alpine'] } } },
      file: 'FROM python:3.13\n',
      is: 'no',
      says: 'is full',
    },
    {
      name: 'distroless',
      check: { image: { base: { variant: 'distroless' } } },
      file: 'FROM gcr.io/distroless/python3-debian13\n',
      is: 'yes',
    },
    {
      name: 'hardened: not root either',
      check: { image: { base: { variant: 'hardened' } } },
      file: 'FROM gcr.io/distroless/static-debian13:nonroot\n',
      is: 'yes',
    },
    {
      name: 'distroless as root is not hardened',
      check: { image: { base: { variant: 'hardened' } } },
      file: 'FROM gcr.io/distroless/static-debian13\n',
      is: 'no',
    },
    ...(
      [
        ['python3.13-trixie-slim', 'yes'],
        ['0.9.11-python3.14-alpine', 'yes'],
        ['python3.9-bookworm-slim', 'no'],
        ['bookworm-slim', 'open'],
      ] as const
    ).map(([tag, is]) => ({
      name: `a language in the tag: ${tag}`,
      check: { image: { base: { supported: true } } },
      file: `FROM ghcr.io/astral-sh/uv:${tag}\n`,
      is,
    })),
    ...(
      [
        ['python3.13-trixie-slim', 'yes'],
        ['trixie-slim', 'no'],
      ] as const
    ).map(([tag, is]) => ({
      name: `a version of the language in the tag: ${tag}`,
      check: { image: { base: { versioned: true } } },
      file: `FROM ghcr.io/astral-sh/uv:${tag}\n`,
      is,
    })),
    ...(
      [
        ['variant', 'slim', 'ubi9/python-312-minimal:9.7', 'yes'],
        ['variant', 'slim', 'ubi9/python-312:9.7', 'no'],
        ['versioned', true, 'ubi9/python-312-minimal', 'yes'],
        ['versioned', true, 'ubi9/nodejs-22', 'no'],
      ] as const
    ).map(([key, value, name, is]) => ({
      name: `what ${name} says of ${key}`,
      check: { image: { base: { [key]: value } } },
      file: `FROM registry.access.redhat.com/${name}\n`,
      is,
    })),
    {
      name: 'a tag of its kind',
      check: { image: { base: { tag: '*-runtime-*' } } },
      file: 'FROM nvidia/cuda:12.9.1-runtime-ubuntu24.04\n',
      is: 'yes',
    },
    {
      name: 'a tag of another kind',
      check: { image: { base: { tag: '*-runtime-*' } } },
      file: 'FROM nvidia/cuda:12.9.1-devel-ubuntu24.04\n',
      is: 'no',
      subject: '12.9.1-devel-ubuntu24.04',
    },
    {
      name: 'scratch',
      check: { image: { base: { variant: 'scratch' } } },
      file: 'FROM scratch\n',
      is: 'yes',
    },
    {
      name: 'a variant nobody knows',
      check: { image: { base: { variant: 'distroless' } } },
      file: OWN,
      is: 'open',
    },
    {
      name: 'a version',
      check: { image: { base: { runs: { name: 'python', version: ['3.13', '3.14'] } } } },
      file: 'FROM python:3.13-slim\n',
      is: 'yes',
    },
    {
      name: 'an older version',
      check: { image: { base: { runs: { name: 'python', version: '3.14' } } } },
      file: 'FROM python:3.12-slim\n',
      is: 'no',
      subject: '3.12',
    },
    {
      name: 'no such runtime',
      check: { image: { base: { runs: { name: 'python' } } } },
      file: 'FROM debian:13\n',
      is: 'no',
    },
    {
      name: 'pinned',
      check: { image: { base: { digest: true } } },
      file: `FROM python:3.13@${DIGEST}\n`,
      is: 'yes',
    },
    {
      name: 'pinned through a variable',
      check: { image: { base: { digest: true } } },
      file: `ARG PY=3.13@${DIGEST}\nFROM python:$PY\n`,
      is: 'yes',
    },
    {
      name: 'not pinned',
      check: { image: { base: { digest: true } } },
      file: 'FROM python:3.13\n',
      is: 'no',
      says: 'names no digest',
    },
    {
      name: 'small enough',
      check: { image: { base: { size: { atMost: '300 MB' } } } },
      file: 'FROM alpine:3.22\n',
      is: 'yes',
    },
    {
      name: 'too big',
      check: { image: { base: { size: { atMost: '100 MB' } } } },
      file: 'FROM python:3.13\n',
      is: 'no',
    },
    {
      name: 'of unknown size',
      check: { image: { base: { size: { atMost: '100 MB' } } } },
      file: OWN,
      is: 'open',
    },
    {
      name: 'latest may be supported',
      check: { image: { base: { supported: true } } },
      file: 'FROM python\n',
      is: 'open',
    },
    {
      name: 'a base from a variable without a value',
      check: { image: { base: { name: 'python' } } },
      file: 'ARG BASE\nFROM $BASE\n',
      is: 'open',
      says: 'cannot be told',
    },
  ])
})

describe('every external image', () => {
  const pinned = { every: { external: { in: 'any' as const }, is: { digest: true } } }
  checkTable([
    {
      name: 'all pinned',
      check: pinned,
      file: `FROM python:3.13@${DIGEST} AS mill\nFROM mill\nCOPY --from=alpine:3.22@${DIGEST} /etc/os-release /\n`,
      is: 'yes',
    },
    {
      name: 'FROM is not',
      check: pinned,
      file: `FROM python:3.13 AS mill\nFROM alpine:3.22@${DIGEST}\nCOPY --from=mill /a /b\n`,
      is: 'no',
      on: 'python:3.13',
      stage: 'mill',
    },
    {
      name: 'COPY --from is not',
      check: pinned,
      file: `FROM python:3.13@${DIGEST}\nCOPY --from=alpine:3.22 /etc/os-release /\n`,
      is: 'no',
      on: 'alpine:3.22',
    },
    { name: 'scratch needs none', check: pinned, file: 'FROM scratch\n', is: 'yes' },
    {
      name: 'one of several kinds',
      check: { every: { external: { via: 'FROM' }, is: [{ name: 'scratch' }, { digest: true }] } },
      file: 'FROM scratch\n',
      is: 'yes',
    },
    { name: 'a variable without a value', check: pinned, file: 'ARG BASE\nFROM $BASE\n', is: 'open' },
  ])
})

describe('agree', () => {
  const alike = { agree: { on: ['version' as const, 'family' as const], base: 'python' } }
  const two = (one: string, other: string): string =>
    `FROM ${one} AS mill\nFROM ${other}\nCOPY --from=mill /venv /venv\n`
  checkTable([
    { name: 'the same', check: alike, file: two('python:3.13', 'python:3.13-slim'), is: 'yes' },
    {
      name: 'an image made for one language under another name',
      check: {
        agree: { on: ['version' as const, 'family' as const], base: ['python', 'ghcr.io/astral-sh/uv'] },
      },
      file: 'FROM ghcr.io/astral-sh/uv:python3.13-bookworm-slim AS a\nFROM python:3.13-slim-bookworm\nCOPY --from=a /a /a\n',
      is: 'yes',
    },
    {
      name: 'another version',
      check: alike,
      file: two('python:3.14', 'python:3.13-slim'),
      is: 'no',
      on: 'python:3.13-slim',
      says: 'They need the same version.',
    },
    {
      name: 'another C library',
      check: alike,
      file: two('python:3.13', 'python:3.13-alpine'),
      is: 'no',
      says: 'same family',
    },
    { name: 'only one', check: alike, file: 'FROM python:3.13\n', is: 'no', says: 'At least 2' },
    {
      name: 'a tag that does not tell',
      check: alike,
      file: two('python:latest', 'python:3.13-slim'),
      is: 'open',
    },
  ])
})
