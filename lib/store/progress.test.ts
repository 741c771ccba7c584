import { describe, expect, it } from 'vitest'
import type { Grade } from '@/lib/engine/index.ts'
import { decodeProgress, merge, type LabProgress } from './progress-data.ts'
import { createProgressStore, PROGRESS_KEY } from './progress.ts'
import { createSafeStorage } from './safe-storage.ts'
import { memoryStorage } from './testing.ts'

const LAB = { id: 'nonroot', hash: 'aa' }

/** A grade of two objectives worth 50 each. */
function grade(...passed: boolean[]): Grade {
  const objectives = passed.map((met, index) => ({
    id: `o${index}`,
    points: 50,
    earned: met ? 50 : 0,
    passed: met,
    known: true,
    waitsOn: [],
    message: met ? 'Well done.' : 'No USER was seen.',
    near: null,
    file: 'Dockerfile',
    range: null,
  }))
  const score = objectives.reduce((sum, { earned }) => sum + earned, 0)
  return { gradable: true, score, passed: score >= 80, objectives, problems: [] }
}

function setup(memory = memoryStorage()) {
  let time = 1000
  const store = createProgressStore({ storage: createSafeStorage(() => memory), now: () => time++ })
  store.getState().hydrate()
  return { store, memory, state: () => store.getState() }
}

describe('progress', () => {
  it('counts attempts, keeps the best score and a pass, and shows the last result', () => {
    const { state } = setup()
    state().record(LAB, grade(true, true))
    state().record(LAB, grade(true, false))
    expect(state().labs['nonroot']).toMatchObject({
      best: 100,
      passed: true,
      attempts: 2,
      last: { score: 50 },
    })
    expect(state().labs['nonroot']?.last.objectives.map(({ passed }) => passed)).toEqual([true, false])
  })

  it('remembers what was met once, as long as the lab is the same', () => {
    const { state } = setup()
    state().record(LAB, grade(true, false))
    state().record(LAB, grade(false, true))
    expect(state().labs['nonroot']?.met).toEqual(['o0', 'o1'])
    state().record({ ...LAB, hash: 'bb' }, grade(false, true))
    expect(state().labs['nonroot']).toMatchObject({ met: ['o1'], best: 50, hash: 'bb' })
  })

  it('is found again by the next visit', () => {
    const { state, memory } = setup()
    state().record(LAB, grade(true, true))
    state().markLesson('hardening/users', true)
    const next = setup(memory)
    expect(next.state().labs).toEqual(state().labs)
    expect(next.state().lessons).toMatchObject({ 'hardening/users': { done: true } })
    expect(next.state()).toMatchObject({ hydrated: true, corrupt: false, storage: 'ok' })
  })

  it.each([
    ['no JSON', '{"version":1,'],
    ['another version', '{"version":99,"labs":{},"lessons":{}}'],
    ['another shape', '[]'],
    ['labs that are a list', '{"version":1,"labs":[],"lessons":{}}'],
  ])('puts %s aside, says so, and starts fresh', (_, text) => {
    const { state, memory } = setup(memoryStorage({ [PROGRESS_KEY]: text }))
    expect(state()).toMatchObject({ corrupt: true, hydrated: true, labs: {} })
    expect(memory.entries.get(`${PROGRESS_KEY}:backup`)).toBe(text)
    state().record(LAB, grade(true, true))
    expect(memory.entries.get(PROGRESS_KEY)).toContain('"best":100')
  })

  it('drops one entry that it does not know, and keeps the others', () => {
    const { state, memory } = setup()
    state().record(LAB, grade(true, false))
    const saved = JSON.parse(memory.entries.get(PROGRESS_KEY)!)
    saved.labs.other = { best: 'much' }
    expect(Object.keys(decodeProgress(saved)!.labs)).toEqual(['nonroot'])
  })

  it('takes in what another tab saved, and does not write over it', () => {
    const memory = memoryStorage()
    const [one, two] = [setup(memory), setup(memory)]
    one.state().record(LAB, grade(true, true))
    two.state().markLesson('hardening/users', true)
    expect(two.state().labs['nonroot']?.best).toBe(100)
    one.state().refresh(memory.entries.get(PROGRESS_KEY)!)
    expect(one.state().lessons['hardening/users']?.done).toBe(true)
    one.state().refresh('nonsense')
    expect(one.state().labs['nonroot']?.best).toBe(100)
  })

  it('works on in memory where storage is blocked, and says so', () => {
    const store = createProgressStore({
      storage: createSafeStorage(() => {
        throw new DOMException('no', 'SecurityError')
      }),
    })
    store.getState().hydrate()
    store.getState().record(LAB, grade(true, true))
    expect(store.getState()).toMatchObject({ storage: 'blocked', hydrated: true })
    expect(store.getState().labs['nonroot']?.best).toBe(100)
  })
})

describe('merge', () => {
  const lab = (data: Partial<LabProgress>): LabProgress => ({
    best: 0,
    passed: false,
    attempts: 1,
    hash: 'aa',
    last: { score: 0, objectives: [] },
    met: [],
    updatedAt: 1,
    ...data,
  })
  const data = (labs: Record<string, LabProgress>) => ({ version: 1 as const, labs, lessons: {} })

  it('never lowers a best score, a pass or a count, and takes the newer result', () => {
    const older = lab({ best: 90, passed: true, attempts: 5, updatedAt: 1 })
    const newer = lab({ best: 40, attempts: 6, last: { score: 40, objectives: [] }, updatedAt: 2 })
    const expected = { best: 90, passed: true, attempts: 6, last: { score: 40 }, updatedAt: 2 }
    expect(merge(data({ a: older }), data({ a: newer })).labs['a']).toMatchObject(expected)
    expect(merge(data({ a: newer }), data({ a: older })).labs['a']).toMatchObject(expected)
  })

  it('keeps what only one side has', () => {
    expect(Object.keys(merge(data({ a: lab({}) }), data({ b: lab({}) })).labs)).toEqual(['a', 'b'])
  })
})
