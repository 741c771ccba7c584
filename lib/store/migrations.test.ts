import { describe, expect, it } from 'vitest'
import { decodeProgress, decodeProgressText } from './decode-progress.ts'
import { createProgressStore, PROGRESS_KEY } from './progress.ts'
import { createSafeStorage } from './safe-storage.ts'
import { memoryStorage } from './testing.ts'

const LAB = {
  best: 90,
  passed: true,
  attempts: 4,
  hash: 'aa',
  last: { score: 90, objectives: [] },
  met: ['pin'],
  updatedAt: 1700,
}
const FIRST = {
  version: 1,
  labs: { quay: LAB },
  lessons: { 'hardening/users': { done: true, updatedAt: 5 } },
}

describe('progress of version 1', () => {
  it('gets what version 2 has more: no help seen, and the last check as the date of the pass', () => {
    expect(decodeProgress(FIRST)).toEqual({
      kind: 'value',
      from: 1,
      whole: true,
      value: {
        version: 2,
        labs: { quay: { ...LAB, hints: 0, solutionSeen: false, passedAt: 1700 } },
        lessons: FIRST.lessons,
        place: null,
      },
    })
  })

  it('has no date of a pass where there was none', () => {
    const decoded = decodeProgress({ ...FIRST, labs: { quay: { ...LAB, passed: false } } })
    expect(decoded).toMatchObject({ value: { labs: { quay: { passedAt: null } } } })
  })

  it('is kept beside the new form, once', () => {
    const text = JSON.stringify(FIRST)
    const memory = memoryStorage({ [PROGRESS_KEY]: text })
    const store = createProgressStore({ storage: createSafeStorage(() => memory), now: () => 2000 })
    store.getState().hydrate()
    expect(memory.entries.get(PROGRESS_KEY)).toBe(text)
    store.getState().markLesson('hardening/users', false)
    expect(JSON.parse(memory.entries.get(PROGRESS_KEY)!)).toMatchObject({ version: 2, labs: { quay: LAB } })
    expect(memory.entries.get(`${PROGRESS_KEY}:backup-v1`)).toBe(text)
    store.getState().markLesson('hardening/users', true)
    expect(memory.entries.get(`${PROGRESS_KEY}:backup-v1`)).toBe(text)
  })
})

it.each([
  ['a version of the future', '{"version":3}', 'newer'],
  ['a version before the first', '{"version":0,"labs":{},"lessons":{}}', 'corrupt'],
  ['a version in words', '{"version":"2","labs":{},"lessons":{}}', 'corrupt'],
  ['labs that are text', '{"version":1,"labs":"none","lessons":{}}', 'corrupt'],
  ['no JSON', 'FROM scratch', 'corrupt'],
])('%s', (_, text, kind) => {
  expect(decodeProgressText(text).kind).toBe(kind)
})

it.each([
  ['a score above 100', { best: 101 }],
  ['a count without an end', { attempts: Infinity }],
  ['a time that no date can hold', { updatedAt: 1e300 }],
  ['a pass in words', { passed: 'yes' }],
  ['objectives that are a record', { last: { score: 1, objectives: {} } }],
])('an entry with %s is not taken in', (_, change) => {
  expect(decodeProgress({ ...FIRST, labs: { quay: { ...LAB, ...change } } })).toMatchObject({
    whole: false,
    value: { labs: {} },
  })
})

it('names that every object has are no labs', () => {
  const text = JSON.stringify(FIRST).replace('"quay"', '"__proto__"')
  expect(decodeProgressText(text)).toMatchObject({ whole: false, value: { labs: {} } })
})
