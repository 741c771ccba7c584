import { describe, expect, it } from 'vitest'

import type { Grade, Lab } from '@/lib/engine/index.ts'
import { answer } from './answer.ts'
import type { LintReport } from './protocol.ts'

const lint = (files: Record<string, string>, context: Record<string, string> = {}) =>
  answer({ kind: 'lint', files, context }) as LintReport

describe('what the worker answers', () => {
  it('names the rules of its findings, and tells about no other', () => {
    const { files, rules } = lint({ Dockerfile: 'FROM python:latest\nUSER 10001\n' })
    const found = (files['Dockerfile'] ?? []).map(({ rule }) => rule)
    expect(found).toContain('base-image-latest')
    expect(rules['base-image-latest']?.title).not.toBe('')
    expect(Object.keys(rules).every((name) => found.includes(name))).toBe(true)
  })

  it('reports what cannot be read, at its line', () => {
    const { files } = lint({ Dockerfile: 'FROM scratch\nFORM python\n' })
    expect(files['Dockerfile']?.map(({ severity, range }) => [severity, range.start.line])).toContainEqual([
      'error',
      2,
    ])
  })

  it('reads Dockerfiles only', () => {
    expect(Object.keys(lint({ Dockerfile: 'FROM a', '.dockerignore': 'x' }, { 'app.py': '' }).files)).toEqual(
      ['Dockerfile'],
    )
  })

  it('survives a structured clone, as it has to on its way', () => {
    const report = lint({ Dockerfile: 'FROM python\nADD . /app\nCMD python app.py\n' })
    expect(structuredClone(report)).toEqual(report)
  })

  it('grades', () => {
    const lab: Lab = {
      id: 'a',
      title: 'A',
      context: {},
      starter: { Dockerfile: '' },
      objectives: [],
      passMark: 80,
    }
    const unread = answer({ kind: 'grade', lab, files: { Dockerfile: 'FORM a\n' } }) as Grade
    expect(unread).toMatchObject({ gradable: false, passed: false, score: 0 })
    expect(unread.problems[0]).toMatchObject({ file: 'Dockerfile', severity: 'error' })
  })
})
