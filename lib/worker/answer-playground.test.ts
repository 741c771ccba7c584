import { describe, expect, it } from 'vitest'
import { EMPTY, type Playground } from '@/lib/playground/types.ts'
import type { CheckAnswer, MendAnswer, WriteAnswer } from '@/lib/playground/protocol.ts'
import { runIn } from '@/cli/testing/run-in.ts'
import { answer } from './answer.ts'
import type { BuildAnswer } from './protocol.ts'

const QUAY =
  'FROM debian:13\nADD quay.py /quay.py\nRUN apt-get update && apt-get install curl\nENV TOKEN=abc\n'

const of = (files: Record<string, string>, more: Partial<Playground> = {}): Playground => ({
  ...EMPTY,
  files,
  ...more,
})
const folder = (more: Partial<Playground['folder'] & object> = {}): Playground['folder'] => ({
  name: 'quay',
  sizes: {},
  texts: {},
  skipped: [],
  context: 'guess',
  ...more,
})
const check = async (playground: Playground, paths = Object.keys(playground.files)) =>
  (await answer({ kind: 'check', playground, paths })) as CheckAnswer
const rulesIn = ({ files }: CheckAnswer, path: string) => files[path]?.findings.map(({ rule }) => rule)

describe('the check', () => {
  it('says of a file what the command line says of it', async () => {
    const { files } = await check(of({ Dockerfile: QUAY }))
    const { out } = await runIn({ Dockerfile: QUAY }, ['lint', 'Dockerfile', '--format', 'json'])
    expect(files['Dockerfile']?.findings.map(({ rule, message }) => ({ rule, message }))).toEqual(
      JSON.parse(out).findings.map(({ rule, message }: Record<string, string>) => ({ rule, message })),
    )
  })

  it('tells about the rules that occur, and leaves out what nobody knows', async () => {
    const { files, rules } = await check(of({ Dockerfile: QUAY, 'notes.txt': 'a quay' }))
    expect(Object.keys(files)).toEqual(['Dockerfile'])
    expect(rules['secret-in-env-or-arg']?.category).toBe('secrets')
    expect(Object.values(rules).every(({ why, title }) => why !== '' && title !== '')).toBe(true)
  })

  it('reads a file as what the student says it is', async () => {
    const text = { 'notes.txt': 'services:\n  crane:\n    image: crane\n' }
    expect((await check(of(text))).files['notes.txt']?.kind).toBe('compose')
    const said = of(text, { kinds: { 'notes.txt': 'dockerfile' } })
    expect((await check(said)).files['notes.txt']).toMatchObject({ kind: 'dockerfile', broken: true })
  })

  it('takes a missing source for a mistake only where nothing else may lie', async () => {
    const files = { 'api/Dockerfile': 'FROM scratch\nCOPY crane /\n' }
    const missing = async (context: 'guess' | 'own' | 'root', sizes = {}) => {
      const playground = of(files, { folder: folder({ context, sizes }) })
      return (await check(playground)).files['api/Dockerfile']?.findings.some(
        ({ severity }) => severity === 'error',
      )
    }
    expect(await missing('guess')).toBe(false)
    expect(await missing('own')).toBe(true)
    expect(await missing('own', { 'api/crane': 3 })).toBe(false)
    expect(await missing('root', { 'api/crane': 3 })).toBe(true)
    expect(await missing('root', { crane: 3 })).toBe(false)
  })

  it('knows what .dockerignore keeps out, and what a service builds', async () => {
    const ignored = of({ Dockerfile: 'FROM scratch\nCOPY crane /\n', '.dockerignore': 'crane\n' })
    const found = await check({ ...ignored, folder: folder({ sizes: { crane: 3 } }) })
    expect(rulesIn(found, 'Dockerfile')).toContain('copy-ignored-file')
    const service = 'services:\n  crane:\n    build:\n      context: ./api\n    volumes: [./api:/srv]\n'
    const confidence = async (dockerfile: string) => {
      const playground = of({ 'compose.yaml': service, 'api/Dockerfile': dockerfile }, { folder: folder() })
      const { files } = await check(playground, ['compose.yaml'])
      const found = files['compose.yaml']?.findings ?? []
      return found.find(({ rule }) => rule === 'compose-source-bind-in-production')?.confidence
    }
    // Only who knows WORKDIR of the image knows that the mount hides what the image brings.
    expect(await confidence('FROM alpine:3.22\nWORKDIR /srv\n')).toBe('likely')
    expect(await confidence('FROM alpine:3.22\nWORKDIR /dock\n')).toBe('possible')
  })

  it('checks the beginning of a file that is too long, and says so', async () => {
    const long = `FROM alpine:3.22\n${'# a long quay\n'.repeat(30_000)}`
    expect(rulesIn(await check(of({ Dockerfile: long })), 'Dockerfile')).toContain('file-too-long')
  })

  it('survives a structured clone', async () => {
    const answered = await check(of({ Dockerfile: QUAY }))
    expect(structuredClone(answered)).toEqual(answered)
  })
})

it('mends what is safe, in every file', async () => {
  const playground = of({ Dockerfile: 'FROM alpine:3.22\nMAINTAINER a@quay.test\nCMD ["a"]\n', b: 'sea' })
  const { files, mended } = (await answer({
    kind: 'mend',
    playground,
    paths: ['Dockerfile', 'b'],
  })) as MendAnswer
  expect(Object.keys(files)).toEqual(['Dockerfile'])
  expect(files['Dockerfile']).not.toContain('MAINTAINER')
  expect(mended).toBeGreaterThan(0)
})

it('looks into the Dockerfile that is asked about, over its own folder', async () => {
  const playground = of(
    { 'api/Dockerfile': 'FROM scratch\nCOPY crane /\n', Dockerfile: 'FROM alpine:3.22\n' },
    { folder: folder({ sizes: { 'api/crane': 3_000_000 } }) },
  )
  const asked = {
    kind: 'xray',
    playground,
    path: 'api/Dockerfile',
    change: { files: [], args: [] },
    log: false,
  }
  const { report } = (await answer(asked as Parameters<typeof answer>[0])) as BuildAnswer
  expect(report?.image?.size.bytes).toBe(3_000_000)
})

it('writes the bytes of the command line as SARIF', async () => {
  const files = { Dockerfile: QUAY, 'compose.yaml': 'services:\n  crane:\n    image: crane\n' }
  const answered = await check({ ...of(files), folder: folder() })
  const checks = Object.entries(answered.files)
    .map(([path, { findings, ignored }]) => ({ path, findings, ignored }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const { text } = (await answer({ kind: 'write', format: 'sarif', checks })) as WriteAnswer
  const { out } = await runIn(files, ['lint', 'Dockerfile', 'compose.yaml', '--format', 'sarif'])
  expect(text).toBe(out)
})
