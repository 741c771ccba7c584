import { describe, expect, test } from 'vitest'
import { parseImageReference } from '../dockerfile/image-reference.ts'
import { baseConfigOf, lookupImage, officialName } from './index.ts'

const facts = (text: string) => lookupImage(parseImageReference(text)!)

describe('family, release and support', () => {
  test.each([
    ['python:3.13-slim', 'debian', 'trixie', true],
    ['python:3.13', 'debian', 'trixie', true],
    ['python:3.13.5-slim-bookworm', 'debian', 'bookworm', true],
    ['python:3.14-alpine', 'alpine', '3.24', true],
    ['python:3.13-alpine3.23', 'alpine', '3.23', true],
    ['python:3.13-alpine3.17', 'alpine', '3.17', false],
    ['python:3.13-slim-buster', 'debian', 'buster', false],
    ['python:3.9-slim', 'debian', null, false],
    ['python:3.6', 'debian', null, false],
    ['python:2.7', 'debian', null, false],
    ['python:3', 'debian', 'trixie', null],
    ['python:latest', 'debian', 'trixie', null],
    ['python', 'debian', 'trixie', null],
    ['python:slim', 'debian', 'trixie', null],
    ['python:3.130', 'debian', 'trixie', null],
    ['node:24', 'debian', 'bookworm', true],
    ['node:24.11.1-alpine3.23', 'alpine', '3.23', true],
    ['node:18-alpine', 'alpine', null, false],
    ['node:2', 'debian', null, false],
    ['node:lts-slim', 'debian', 'bookworm', null],
    ['golang:1.27-trixie', 'debian', 'trixie', true],
    ['golang:1.20', 'debian', null, false],
    ['golang:1', 'debian', 'trixie', null],
    ['debian:13-slim', 'debian', 'trixie', true],
    ['debian:trixie-slim', 'debian', 'trixie', true],
    ['debian:12.15', 'debian', 'bookworm', true],
    ['debian:trixie-20261101-slim', 'debian', 'trixie', true],
    ['debian:10', 'debian', 'buster', false],
    ['debian', 'debian', 'trixie', true],
    ['debian:stable-slim', 'debian', 'trixie', true],
    ['debian:sid', 'debian', null, null],
    ['ubuntu:24.04', 'ubuntu', 'noble', true],
    ['ubuntu:noble', 'ubuntu', 'noble', true],
    ['ubuntu:18.04', 'ubuntu', 'bionic', false],
    ['ubuntu:23.10', 'ubuntu', null, null],
    ['alpine:3.23', 'alpine', '3.23', true],
    ['alpine:3.22.1', 'alpine', '3.22', true],
    ['alpine:3.12', 'alpine', '3.12', false],
    ['alpine:3', 'alpine', '3.24', true],
    ['alpine', 'alpine', '3.24', true],
    ['alpine:edge', 'alpine', null, null],
    ['gcr.io/distroless/static-debian13', 'distroless', '13', true],
    ['gcr.io/distroless/python3-debian11', 'distroless', '11', false],
    ['gcr.io/distroless/base', 'distroless', null, null],
  ])('%s', (text, family, release, supported) => {
    expect(facts(text)).toMatchObject({ family, release, supported })
  })

  test('a digest alone does not tell the version', () => {
    expect(facts(`python@sha256:${'0'.repeat(64)}`)?.supported).toBeNull()
    expect(facts(`python:3.13@sha256:${'0'.repeat(64)}`)?.supported).toBe(true)
  })
})

describe('names and mirrors', () => {
  test.each([
    'python:3.13',
    'docker.io/python:3.13',
    'docker.io/library/python:3.13',
    'public.ecr.aws/docker/library/python:3.13',
    'mirror.gcr.io/library/python:3.13',
  ])('%s is the official image', (text) => {
    expect(officialName(parseImageReference(text)!)).toBe('python')
    expect(facts(text)).toMatchObject({ family: 'debian', supported: true })
  })

  test.each([
    'bakery.example/python:3.13',
    'bitnami/python:3.13',
    'ghcr.io/library/python:3.13',
    'pythonista:3.13',
    'my/alpine',
    'toString',
    'constructor:1',
  ])('%s is unknown', (text) => {
    expect(facts(text.toLowerCase())).toBeNull()
    expect(baseConfigOf(parseImageReference(text.toLowerCase())!)).toBeNull()
  })
})

describe('accounts', () => {
  test.each([
    ['debian:13', 'www-data', 33],
    ['debian:13', 'node', undefined],
    ['node:24', 'node', 1000],
    ['node:24-alpine', 'node', 1000],
    ['alpine:3.23', 'www-data', undefined],
    ['alpine:3.23', 'guest', 405],
    ['ubuntu:24.04', 'ubuntu', 1000],
    ['ubuntu:22.04', 'ubuntu', undefined],
    ['nginx:1.30', 'nginx', 101],
    ['postgres:18', 'postgres', 999],
    ['postgres:18-alpine', 'postgres', 70],
    ['gcr.io/distroless/static', 'nonroot', 65532],
  ])('%s: %s is %s', (text, name, uid) => {
    const { users } = facts(text)!
    expect(users['root']).toBe(0)
    expect(users[name]).toBe(uid)
  })
})

describe('configuration', () => {
  test.each([
    ['python:3.13', { cmd: ['python3'], user: '', workdir: '/', entrypoint: null }],
    ['node:24', { entrypoint: ['docker-entrypoint.sh'], cmd: ['node'] }],
    ['golang:1.27', { workdir: '/go' }],
    ['nginx:1.30', { exposed: ['80/tcp'], stopSignal: 'SIGQUIT' }],
    ['gcr.io/distroless/static-debian13:nonroot', { user: '65532', workdir: '/home/nonroot' }],
    ['gcr.io/distroless/static-debian13', { user: '0', workdir: '/' }],
    ['gcr.io/distroless/python3-debian13', { entrypoint: ['/usr/bin/python3'] }],
  ])('%s', (text, expected) => {
    expect(baseConfigOf(parseImageReference(text)!)).toMatchObject(expected)
  })

  test('values that differ from build to build are null', () => {
    expect(baseConfigOf(parseImageReference('python:3.12')!)?.env).toMatchObject({
      LANG: 'C.UTF-8',
      PYTHON_VERSION: null,
    })
  })
})
