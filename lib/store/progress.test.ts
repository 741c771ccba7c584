import { describe, expect, it } from 'vitest'
import type { Grade } from '@/lib/engine/index.ts'
import { decodeProgress } from './decode-progress.ts'
import { merge, type LabProgress } from './progress-data.ts'
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
    ['no version', '{"labs":{},"lessons":{}}'],
    ['a version between two', '{"version":1.5,"labs":{},"lessons":{}}'],
    ['another shape', '[]'],
    ['labs that are a list', '{"version":1,"labs":[],"lessons":{}}'],
  ])('puts %s aside, says so, and starts fresh', (_, text) => {
    const { state, memory } = setup(memoryStorage({ [PROGRESS_KEY]: text }))
    expect(state()).toMatchObject({ corrupt: true, hydrated: true, labs: {} })
    expect(memory.entries.get(`${PROGRESS_KEY}:backup`)).toBe(text)
    state().record(LAB, grade(true, true))
    expect(memory.entries.get(PROGRESS_KEY)).toContain('"best":100')
  })

  it('drops one entry that it does not know, keeps the others, and puts the text aside', () => {
    const { state, memory } = setup()
    state().record(LAB, grade(true, false))
    const saved = JSON.parse(memory.entries.get(PROGRESS_KEY)!)
    saved.labs.other = { best: 'much' }
    expect(decodeProgress(saved)).toMatchObject({ kind: 'value', whole: false })
    const text = JSON.stringify(saved)
    const next = setup(memoryStorage({ [PROGRESS_KEY]: text }))
    expect(Object.keys(next.state().labs)).toEqual(['nonroot'])
    expect(next.memory.entries.get(`${PROGRESS_KEY}:backup`)).toBe(text)
  })

  it('counts the help that was seen, and never takes it back', () => {
    const { state } = setup()
    state().record({ ...LAB, help: { hints: 3, solutionSeen: true } }, grade(true, false))
    state().record({ ...LAB, help: { hints: 1, solutionSeen: false } }, grade(true, true))
    expect(state().labs['nonroot']).toMatchObject({ hints: 3, solutionSeen: true, attempts: 2 })
  })

  it('keeps the date of the first pass', () => {
    const { state } = setup()
    state().record(LAB, grade(true, false))
    expect(state().labs['nonroot']?.passedAt).toBeNull()
    state().record(LAB, grade(true, true))
    const { passedAt } = state().labs['nonroot']!
    state().record(LAB, grade(true, true))
    expect(state().labs['nonroot']?.passedAt).toBe(passedAt)
    expect(passedAt).toBeLessThan(state().labs['nonroot']!.updatedAt)
  })

  it('remembers where the student was last', () => {
    const { state, memory } = setup()
    state().visit('lesson', 'hardening/users')
    state().visit('lab', 'nonroot')
    expect(setup(memory).state().place).toMatchObject({ kind: 'lab', id: 'nonroot' })
  })

  it('keeps labs that no course knows any more', () => {
    const { state, memory } = setup()
    state().record({ id: 'gone-long-ago', hash: 'x' }, grade(true, true))
    const next = setup(memory)
    next.state().record(LAB, grade(true, true))
    expect(Object.keys(setup(memory).state().labs)).toEqual(['gone-long-ago', 'nonroot'])
  })

  it('does not overwrite what a newer version has written, and works in memory', () => {
    const text = '{"version":99,"harbours":[]}'
    const { state, memory } = setup(memoryStorage({ [PROGRESS_KEY]: text }))
    state().record(LAB, grade(true, true))
    state().markLesson('hardening/users', true)
    expect(state()).toMatchObject({ newer: true, corrupt: false })
    expect(state().labs['nonroot']?.best).toBe(100)
    expect(state().lessons['hardening/users']?.done).toBe(true)
    expect([...memory.entries]).toEqual([[PROGRESS_KEY, text]])
  })

  it('takes in what another tab saved, and does not write over it', () => {
    const memory = memoryStorage()
    const [one, two] = [setup(memory), setup(memory)]
    one.state().record(LAB, grade(true, true))
    two.state().markLesson('hardening/users', true)
    expect(two.state().labs['nonroot']?.best).toBe(100)
    one.state().refresh()
    expect(one.state().lessons['hardening/users']?.done).toBe(true)
    memory.entries.set(PROGRESS_KEY, 'nonsense')
    one.state().refresh()
    expect(one.state().labs['nonroot']?.best).toBe(100)
    one.state().markLesson('hardening/users', false)
    expect(memory.entries.get(PROGRESS_KEY)).toContain('"best":100')
  })

  it('shows nothing any more once another tab has erased it', () => {
    const memory = memoryStorage()
    const [one, two] = [setup(memory), setup(memory)]
    one.state().record(LAB, grade(true, true))
    two.state().refresh()
    memory.entries.delete(PROGRESS_KEY)
    two.state().refresh()
    expect(two.state().labs).toEqual({})
    two.state().markLesson('hardening/users', true)
    expect(memory.entries.get(PROGRESS_KEY)).not.toContain('nonroot')
  })

  it('takes what was written in its place for all there is', () => {
    const { state, memory } = setup(memoryStorage({ [PROGRESS_KEY]: '{"version":99}' }))
    state().record(LAB, grade(true, true))
    expect(state().newer).toBe(true)
    memory.entries.set(PROGRESS_KEY, 'nonsense')
    state().refresh()
    expect(state()).toMatchObject({ newer: false, corrupt: true })
    memory.entries.clear()
    state().adopt()
    expect(state()).toMatchObject({ newer: false, corrupt: false, labs: {}, lessons: {} })
  })

  it('keeps in memory what a full storage refuses, and saves it once there is room', () => {
    const memory = memoryStorage()
    let full = true
    const refusing = {
      ...memory,
      setItem(key: string, value: string) {
        if (full) throw new DOMException('no room', 'QuotaExceededError')
        memory.setItem(key, value)
      },
    }
    const store = createProgressStore({ storage: createSafeStorage(() => refusing), now: () => 1 })
    store.getState().hydrate()
    store.getState().record(LAB, grade(true, true))
    expect(store.getState().storage).toBe('full')
    full = false
    store.getState().markLesson('hardening/users', true)
    expect(store.getState().storage).toBe('ok')
    expect(memory.entries.get(PROGRESS_KEY)).toContain('"best":100')
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
    passedAt: null,
    attempts: 1,
    hints: 0,
    solutionSeen: false,
    hash: 'aa',
    last: { score: 0, objectives: [] },
    met: [],
    updatedAt: 1,
    ...data,
  })
  const data = (labs: Record<string, LabProgress>) => ({
    version: 2 as const,
    labs,
    lessons: {},
    place: null,
  })

  it('never lowers a best score, a pass or a count, and takes the newer result', () => {
    const older = lab({ best: 90, passed: true, attempts: 5, updatedAt: 1 })
    const newer = lab({ best: 40, attempts: 6, last: { score: 40, objectives: [] }, updatedAt: 2 })
    const expected = { best: 90, passed: true, attempts: 6, last: { score: 40 }, updatedAt: 2 }
    expect(merge(data({ a: older }), data({ a: newer })).labs['a']).toMatchObject(expected)
    expect(merge(data({ a: newer }), data({ a: older })).labs['a']).toMatchObject(expected)
  })

  it('keeps the earlier pass, the help that was seen, and the last place', () => {
    const one = lab({ passedAt: 7, hints: 2, updatedAt: 9 })
    const two = lab({ passedAt: 5, solutionSeen: true, updatedAt: 6 })
    const expected = { passedAt: 5, hints: 2, solutionSeen: true }
    expect(merge(data({ a: one }), data({ a: two })).labs['a']).toMatchObject(expected)
    expect(merge(data({ a: lab({}) }), data({ a: one })).labs['a']?.passedAt).toBe(7)
    const place = { kind: 'lab' as const, id: 'quay', at: 3 }
    expect(merge(data({}), { ...data({}), place }).place).toEqual(place)
  })

  it('keeps what only one side has', () => {
    expect(Object.keys(merge(data({ a: lab({}) }), data({ b: lab({}) })).labs)).toEqual(['a', 'b'])
  })
})
