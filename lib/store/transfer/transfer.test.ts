import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft } from '../draft.ts'
import { ownKeys, writeEntries } from '../entries.ts'
import { forgetEntries } from '../forget.ts'
import { EMPTY, type LabProgress } from '../progress-data.ts'
import { createProgressStore, PROGRESS_KEY, progressOf } from '../progress.ts'
import { createSafeStorage } from '../safe-storage.ts'
import { memoryStorage } from '../testing.ts'
import { decodeFile, MAX_LENGTH } from './decode-file.ts'
import { collect, encodeFile, fileName, type Belongings } from './file.ts'
import { importEntries, preview, suggestion } from './preview.ts'

const NOW = Date.UTC(2026, 10, 22)
const lab = (data: Partial<LabProgress> = {}): LabProgress => ({
  best: 60,
  passed: false,
  passedAt: null,
  attempts: 2,
  hints: 1,
  solutionSeen: false,
  hash: 'aa',
  last: { score: 60, objectives: [] },
  met: [],
  updatedAt: 100,
  ...data,
})
const draft = (text: string, savedAt: number): Draft => ({
  version: 1,
  hash: 'aa',
  files: { Dockerfile: text },
  hints: { pin: 1 },
  savedAt,
})
const belongings = (data: Partial<Belongings> = {}): Belongings => ({
  progress: { ...EMPTY, labs: { quay: lab() }, lessons: { 'hardening/users': { done: true, updatedAt: 9 } } },
  drafts: { quay: draft('FROM alpine\n', 50) },
  preferences: { editor: 'plain' },
  ...data,
})
const none: Belongings = { progress: EMPTY, drafts: {}, preferences: {} }

function read(text: string) {
  const decoded = decodeFile(text, NOW)
  if (decoded.kind !== 'file') throw new Error(decoded.message)
  return decoded
}
const message = (text: string) => {
  const decoded = decodeFile(text, NOW)
  return decoded.kind === 'refused' ? decoded.message : null
}

describe('the file', () => {
  it('brings back what was written', () => {
    const { file, leftOut } = read(encodeFile(belongings(), NOW))
    expect(file).toMatchObject(belongings())
    expect(file.exportedAt).toBe('2026-11-22T00:00:00.000Z')
    expect(leftOut).toEqual([])
  })

  it('is the same, byte by byte, whatever came first', () => {
    const [a, b] = [lab(), lab({ best: 80 })]
    const one = { ...EMPTY, labs: { a, b } }
    const two = { ...EMPTY, labs: { b, a } }
    expect(encodeFile(belongings({ progress: one }), NOW)).toBe(
      encodeFile(belongings({ progress: two }), NOW),
    )
  })

  it('is named after the day', () => {
    expect(fileName(new Date(2026, 0, 5))).toBe('drydock-progress-2026-01-05.json')
  })
})

describe('a file that is not one', () => {
  it.each([
    ['no JSON', 'FROM alpine', 'it is no JSON'],
    ['cut off', encodeFile(belongings(), NOW).slice(0, 300), 'it is no JSON'],
    ['a list', '[]', 'it holds no record'],
    ['another JSON', '{"name":"harbour"}', '“kind”'],
    ['without a version', '{"kind":"drydock-progress"}', '“version”'],
    ['of a later version', '{"kind":"drydock-progress","version":2}', 'newer version'],
    [
      'with progress of a later version',
      '{"kind":"drydock-progress","version":1,"progress":{"version":9}}',
      'newer',
    ],
    ['without progress', '{"kind":"drydock-progress","version":1}', 'cannot be read'],
    [
      'with drafts in a list',
      '{"kind":"drydock-progress","version":1,"progress":{"version":2,"labs":{},"lessons":{}},"drafts":[]}',
      '“drafts”',
    ],
    ['too large', ' '.repeat(MAX_LENGTH + 1), 'larger than 6 MB'],
    ['too deep', `{"a":${'['.repeat(50)}${']'.repeat(50)}}`, 'deeper'],
    ['too many values', `{"a":[${'0,'.repeat(300_000)}0]}`, 'more, or deeper'],
  ])('%s', (_, text, said) => {
    expect(message(text)).toContain(said)
  })

  it('names what it leaves out, and takes the rest', () => {
    const file = JSON.parse(encodeFile(belongings(), NOW))
    file.progress.labs.pier = { best: 'high' }
    file.progress.lessons['a/b'] = null
    file.drafts.pier = { version: 1 }
    file.drafts['quay:backup'] = draft('x', 1)
    file.preferences.editor = 'emacs'
    file.preferences.harbour = 'on'
    const decoded = read(JSON.stringify(file))
    expect(decoded.leftOut).toEqual([
      'labs.pier',
      'lessons.a/b',
      'drafts.pier',
      'drafts.quay:backup',
      'preferences.editor',
      'preferences.harbour',
    ])
    expect(Object.keys(decoded.file.progress.labs)).toEqual(['quay'])
    expect(decoded.file.preferences).toEqual({})
  })
})

it('takes progress of version 1, as it lies in a browser or a backup', () => {
  const { hints, solutionSeen, passedAt, ...older } = lab({ passed: true })
  const text = JSON.stringify({ version: 1, labs: { quay: older }, lessons: {} })
  expect(read(text).file.progress.labs['quay']).toEqual({
    ...older,
    hints: 0,
    solutionSeen: false,
    passedAt: 100,
  })
  expect([hints, solutionSeen, passedAt]).toEqual([1, false, null])
})

it('does not let a time in the future win for ever', () => {
  const far = belongings({
    progress: { ...EMPTY, labs: { quay: lab({ updatedAt: NOW * 2, passed: true, passedAt: NOW * 3 }) } },
    drafts: { quay: draft('x', NOW * 2) },
  })
  const { file } = read(encodeFile(far, NOW))
  expect(file.progress.labs['quay']).toMatchObject({ updatedAt: NOW, passedAt: NOW })
  expect(file.drafts['quay']?.savedAt).toBe(NOW)
})

it('a name such as __proto__ reaches no prototype', () => {
  const text = encodeFile(belongings(), NOW).replaceAll('"quay"', '"__proto__"')
  const { file, leftOut } = read(text)
  importEntries(none, file, { drafts: { ['__proto__']: 'theirs' }, preferences: 'theirs' })
  preview(none, file)
  expect(leftOut).toContain('labs.__proto__')
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as { best?: number }).best).toBeUndefined()
})

/** Whatever came in: the next visit can read what an import writes, and a result that was here is not lower. */
function expectSafe(text: string) {
  const decoded = decodeFile(text, NOW)
  if (decoded.kind === 'refused') {
    expect(decoded.message).toMatch(/\.$/)
    return
  }
  const found = preview(belongings(), decoded.file)
  const entries = importEntries(belongings(), decoded.file, suggestion(found, belongings()))
  const memory = memoryStorage()
  const storage = createSafeStorage(() => memory)
  expect(writeEntries(storage, entries)).not.toBeNull()
  const store = createProgressStore({ storage })
  store.getState().hydrate()
  expect(store.getState().corrupt).toBe(false)
  expect(memory.entries.has(`${PROGRESS_KEY}:backup`)).toBe(false)
  expect(store.getState().labs['quay']?.best).toBeGreaterThanOrEqual(60)
}

it('never throws, whatever happened to the bytes', () => {
  const whole = encodeFile(belongings(), NOW)
  const mutation = fc.record({
    at: fc.nat(whole.length),
    remove: fc.nat(20),
    insert: fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('{', '}', '"__proto__":', '1e999', 'null', '[],'),
    ),
  })
  const mutate = (text: string, { at, remove, insert }: { at: number; remove: number; insert: string }) =>
    text.slice(0, at) + insert + text.slice(at + remove)
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), (mutations) =>
      expectSafe(mutations.reduce(mutate, whole)),
    ),
    { numRuns: 300 },
  )
})

it('never throws, whatever stands in place of a value', () => {
  const whole = encodeFile(belongings(), NOW)
  const values = [...whole.matchAll(/: ("[^"]*"|[\d.]+|true|false|null|\{\}|\[\])/g)]
  const other = fc.oneof(
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.constantFrom('1e999', '-1', '2.5'),
  )
  fc.assert(
    fc.property(fc.nat(values.length - 1), other, (index, value) => {
      const { index: at, 1: old } = values[index]!
      expectSafe(`${whole.slice(0, at)}: ${value}${whole.slice(at + 2 + old!.length)}`)
    }),
    { numRuns: 300 },
  )
})

it('reads any value without throwing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      decodeFile(JSON.stringify(value), NOW)
      decodeFile(
        JSON.stringify({ kind: 'drydock-progress', version: 1, progress: value, drafts: value }),
        NOW,
      )
    }),
    { numRuns: 300 },
  )
})

describe('the preview', () => {
  it('shows what is mine, theirs and kept, and suggests the newer files', () => {
    const theirs = belongings({
      progress: { ...EMPTY, labs: { quay: lab({ best: 90, updatedAt: 50 }), pier: lab() } },
      drafts: { quay: draft('FROM scratch\n', 80), pier: draft('FROM busybox\n', 1) },
    })
    const found = preview(belongings(), theirs)
    expect(found.labs.map(({ id }) => id)).toEqual(['pier', 'quay'])
    expect(found.labs[1]).toMatchObject({
      mine: { best: 60 },
      theirs: { best: 90 },
      kept: { best: 90, updatedAt: 100 },
      draft: { suggested: 'theirs' },
    })
    expect(found.labs[0]).toMatchObject({ mine: null, kept: { best: 60 }, draft: { mine: null } })
  })

  it('suggests mine where mine is newer, and asks nothing where the files are the same', () => {
    const theirs = belongings({ drafts: { quay: draft('FROM scratch\n', 10) } })
    expect(preview(belongings(), theirs).labs[0]?.draft?.suggested).toBe('mine')
    const same = preview(belongings(), belongings({ drafts: { quay: draft('FROM alpine\n', 99) } }))
    expect(same).toEqual({ labs: [], same: 1, lessons: 0, preferences: [] })
  })

  it('counts lessons and names settings that differ', () => {
    const found = preview(none, belongings())
    expect(found).toMatchObject({ lessons: 1, preferences: ['editor'] })
    expect(suggestion(found, none).preferences).toBe('theirs')
    expect(suggestion(found, belongings({ preferences: { dock: 'bottom' } })).preferences).toBe('mine')
  })
})

describe('export, erase, import', () => {
  const START = {
    [PROGRESS_KEY]: JSON.stringify(belongings().progress),
    'drydock:draft:quay': JSON.stringify(draft('FROM alpine\n', 50)),
    'drydock:draft:quay:backup': JSON.stringify(draft('older', 1)),
    'drydock:editor': 'plain',
    'drydock:theme': 'dark',
    'drydock:wrap': 'sideways',
    unrelated: 'stays',
  }

  it('gives the same again', () => {
    const memory = memoryStorage(START)
    const storage = createSafeStorage(() => memory)
    const progress = () => {
      const store = createProgressStore({ storage })
      store.getState().hydrate()
      return progressOf(store.getState())
    }
    const mine = collect(storage, progress())
    expect(mine.preferences).toEqual({ editor: 'plain', theme: 'dark' })
    expect(Object.keys(mine.drafts)).toEqual(['quay'])
    const text = encodeFile(mine, NOW)
    writeEntries(storage, new Map(ownKeys(storage).map((key) => [key, null])))
    expect(Object.fromEntries(memory.entries)).toEqual({ unrelated: 'stays' })

    const empty = collect(storage, progress())
    const { file } = read(text)
    writeEntries(storage, importEntries(empty, file, suggestion(preview(empty, file), empty)))
    expect(encodeFile(collect(storage, progress()), NOW)).toBe(text)
  })

  it('one lab can be forgotten alone, with its files', () => {
    const progress = { ...EMPTY, labs: { quay: lab(), pier: lab() } }
    const entries = forgetEntries(progress, 'quay')
    expect(JSON.parse(entries.get(PROGRESS_KEY)!).labs).toEqual({ pier: lab() })
    expect(entries.get('drydock:draft:quay')).toBeNull()
  })
})
