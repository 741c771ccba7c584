import { describe, expect, it } from 'vitest'
import { FILE_KINDS, kindOf } from '../engine/file-kind.ts'
import { guessKind, kindIn, OFFERED, tellingName, usualName } from './kind.ts'

describe('what a text looks like', () => {
  it.each([
    ['dockerfile', '# syntax=docker/dockerfile:1\n\nARG TAG=3\nFROM alpine:$TAG\n'],
    ['dockerfile', 'from scratch'],
    ['compose', '# the quay\nservices:\n  crane:\n    image: crane\n'],
    ['gitlab-ci', 'stages: [build]\n'],
    ['gitlab-ci', 'load:\n  script:\n    - docker build .\n'],
    ['daemon', '{\n  "log-driver": "local"\n}'],
    ['renovate', '{"$schema": "https://docs.renovatebot.com/renovate-schema.json"}'],
    ['makefile', 'image:\n\tdocker build .\n'],
    ['shell', '#!/usr/bin/env bash\nset -e\n'],
    ['shell', '# start the quay\ndocker run quay\n'],
    [null, 'from the harbour to the sea'.replace('from', 'away')],
    [null, ''],
    [null, '{"name": "quay"}'],
    [null, 'name: quay\nversion: 1\n'],
  ] as const)('%s', (kind, text) => expect(guessKind(text)).toBe(kind))

  it('takes its time with no text', () => {
    expect(guessKind('ARG a\n'.repeat(50_000))).toBeNull()
    expect(guessKind(`{${' '.repeat(100_000)}`)).toBeNull()
    expect(guessKind('\n'.repeat(100_000))).toBeNull()
  })
})

describe('what a file is', () => {
  const files = { 'quay.txt': 'FROM scratch\n', Dockerfile: 'services:\n', odd: 'sea' }
  it('is what was said, then what the name says, then what the text looks like', () => {
    const kind = (path: string, kinds = {}) => kindIn({ files, kinds }, path)
    expect(kind('quay.txt')).toBe('dockerfile')
    expect(kind('quay.txt', { 'quay.txt': 'shell' })).toBe('shell')
    expect(kind('Dockerfile')).toBe('dockerfile')
    expect(kind('odd')).toBeNull()
  })

  it('is told by the names that are offered', () => {
    expect(OFFERED.toSorted()).toEqual(FILE_KINDS.toSorted())
    for (const kind of FILE_KINDS) {
      expect(kindOf(usualName(kind))).toBe(kind)
      expect(kindOf(tellingName('deep/quay.txt', kind))).toBe(kind)
    }
    expect(tellingName('a/Dockerfile', 'dockerfile')).toBe('a/Dockerfile')
    expect(tellingName('odd', null)).toBe('odd')
  })
})
