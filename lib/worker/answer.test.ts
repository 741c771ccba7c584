import { describe, expect, it } from 'vitest'

import type { Grade, Lab } from '@/lib/engine/index.ts'
import { answer } from './answer.ts'
import type { BuildAnswer, Change, CompleteAnswer, LintReport } from './protocol.ts'

const lint = async (files: Record<string, string>, context: Record<string, string> = {}) =>
  (await answer({ kind: 'lint', files, context })) as LintReport

describe('what the worker answers', () => {
  it('names the rules of its findings, and tells about no other', async () => {
    const { files, rules } = await lint({ Dockerfile: 'FROM python:latest\nUSER 10001\n' })
    const found = (files['Dockerfile'] ?? []).map(({ rule }) => rule)
    expect(found).toContain('base-image-latest')
    expect(rules['base-image-latest']?.title).not.toBe('')
    expect(Object.keys(rules).every((name) => found.includes(name))).toBe(true)
  })

  it('reports what cannot be read, at its line', async () => {
    const { files } = await lint({ Dockerfile: 'FROM scratch\nFORM python\n' })
    expect(files['Dockerfile']?.map(({ severity, range }) => [severity, range.start.line])).toContainEqual([
      'error',
      2,
    ])
  })

  it('reads Dockerfiles, and what keeps files from them', async () => {
    const { files } = await lint({ Dockerfile: 'FROM a', '.dockerignore': '*.log\nhold[', 'app.py': 'x' })
    expect(Object.keys(files)).toEqual(['Dockerfile', '.dockerignore'])
    expect(files['.dockerignore']).toMatchObject([
      { rule: 'dockerignore-pattern', severity: 'error', range: { start: { line: 2 } }, fix: null },
    ])
  })

  it('counts the secrets that can be read out of the image', async () => {
    const leak = 'FROM python:3.13-slim\nCOPY .netrc /root/\nRUN rm /root/.netrc\n'
    expect((await lint({ Dockerfile: leak }, { '.netrc': 'machine a' })).secrets).toBe(1)
    expect((await lint({ Dockerfile: 'FROM python:3.13-slim\n' })).secrets).toBe(0)
  })

  it('survives a structured clone, as it has to on its way', async () => {
    const report = await lint({ Dockerfile: 'FROM python\nADD . /app\nCMD python app.py\n' })
    expect(structuredClone(report)).toEqual(report)
  })

  it('grades', async () => {
    const lab: Lab = {
      id: 'a',
      title: 'A',
      context: {},
      starter: { Dockerfile: '' },
      objectives: [],
      passMark: 80,
    }
    const unread = (await answer({ kind: 'grade', lab, files: { Dockerfile: 'FORM a\n' } })) as Grade
    expect(unread).toMatchObject({ gradable: false, passed: false, score: 0 })
    expect(unread.problems[0]).toMatchObject({ file: 'Dockerfile', severity: 'error' })
  })
})

describe('a build', () => {
  const CONTEXT = { 'app.py': 'print(1)', 'requirements.txt': 'flask==3.1.0', 'README.md': 'Bread.' }
  const NOTHING: Change = { files: [], args: [] }
  const buildOf = async (Dockerfile: string, change = NOTHING, log = false) =>
    (await answer({ kind: 'build', files: { Dockerfile }, context: CONTEXT, change, log })) as BuildAnswer
  const states = ({ report }: BuildAnswer) =>
    report?.stages.flatMap(({ steps }) => steps.map(({ keyword, cache }) => `${keyword} ${cache?.state}`))

  const SORTED =
    'FROM python:3.13-slim\nARG SHA\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY app.py .\n'

  it('says what a changed file runs again', async () => {
    expect(states(await buildOf(SORTED, { files: ['app.py'], args: [] }))).toEqual([
      'FROM cached',
      'ARG cached',
      'COPY cached',
      'RUN cached',
      'COPY rerun',
    ])
    expect(states(await buildOf(SORTED))?.every((state) => state.endsWith('cached'))).toBe(true)
  })

  it('knows what may be asked about: files that a step reads, and arguments, without the Dockerfile', async () => {
    expect((await buildOf(SORTED)).choices).toEqual({ files: ['app.py', 'requirements.txt'], args: ['SHA'] })
    expect((await buildOf('FROM scratch\nCOPY . /\n')).choices.files).toEqual([
      'README.md',
      'app.py',
      'requirements.txt',
    ])
  })

  it.each([
    ['an instruction nobody knows', 'FROM scratch\nCOPY app.py /\nRNU x\n', 3],
    ['a heredoc without an end', 'FROM scratch\nCOPY <<EOT /a\nrye\n', 2],
  ])('stops at %s', async (_, text, line) => {
    const { report, unreadable, log } = await buildOf(text, NOTHING, true)
    expect([report, unreadable?.line, log]).toEqual([null, line, null])
    expect(unreadable?.message).not.toBe('')
  })

  it('reads on where only the build would stop', async () => {
    const { report, unreadable } = await buildOf('FROM scratch\nCOPY bread.py /\n')
    expect(unreadable).toBeNull()
    expect(report?.ok).toBe(false)
  })

  it('writes the log when asked', async () => {
    expect((await buildOf(SORTED)).log).toBeNull()
    expect((await buildOf(SORTED, NOTHING, true)).log?.join('\n')).toContain('COPY app.py .')
  })

  it('crosses to the page as it is', async () => {
    const result = await buildOf(SORTED, { files: ['app.py'], args: ['SHA'] }, true)
    expect(structuredClone(result)).toEqual(result)
  })

  it('takes the file with the plain name', async () => {
    const files = { 'dev.Dockerfile': 'FROM a\n', Dockerfile: 'FROM b\nRUN c\n' }
    const result = (await answer({
      kind: 'build',
      files,
      context: {},
      change: NOTHING,
      log: false,
    })) as BuildAnswer
    expect(result.report?.stages[0]?.base).toBe('b')
  })
})

describe('at a caret', () => {
  it('says what can be written, and what a key is for', async () => {
    const text = 'services:\n  web:\n    restart: \n'
    const caret = { path: 'compose.yaml', text, offset: text.length - 1 }
    const found = (await answer({ kind: 'complete', ...caret, files: {} })) as CompleteAnswer
    expect(found?.items.map(({ label }) => label)).toContain('unless-stopped')
    expect(structuredClone(found)).toEqual(found)
    const about = await answer({ kind: 'describe', ...caret, offset: text.indexOf('restart') })
    expect(about).toMatchObject({ text: expect.stringContaining('restart') })
  })

  it('knows nothing of a Dockerfile', async () => {
    expect(await answer({ kind: 'complete', path: 'notes.txt', text: 'FR', offset: 2, files: {} })).toBeNull()
  })
})
