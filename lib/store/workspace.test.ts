import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSafeStorage } from './safe-storage.ts'
import { memoryStorage } from './testing.ts'
import { createWorkspace, draftKey, type WorkspaceOptions } from './workspace.ts'

const LAB: WorkspaceOptions['lab'] = {
  id: 'nonroot',
  hash: 'aa',
  starter: { Dockerfile: 'FROM scratch\n', '.dockerignore': '' },
}
const KEY = draftKey('nonroot')

function setup({ memory = memoryStorage(), lab = LAB } = {}) {
  const store = createWorkspace({ lab, storage: createSafeStorage(() => memory), now: () => 5000 })
  store.getState().hydrate()
  return { memory, state: () => store.getState() }
}

describe('the workspace', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('starts with the starter, and saves nothing by itself', () => {
    const { state, memory } = setup()
    expect(state()).toMatchObject({ files: LAB.starter, active: 'Dockerfile', savedAt: null, hydrated: true })
    expect(memory.entries.size).toBe(0)
  })

  it('saves 300 ms after the last edit', () => {
    const { state, memory } = setup()
    state().setText('Dockerfile', 'FROM a\n')
    vi.advanceTimersByTime(200)
    state().setText('Dockerfile', 'FROM ab\n')
    vi.advanceTimersByTime(299)
    expect(memory.entries.has(KEY)).toBe(false)
    expect(state().dirty).toBe(true)
    vi.advanceTimersByTime(1)
    expect(memory.entries.get(KEY)).toContain('FROM ab')
    expect(state()).toMatchObject({ dirty: false, savedAt: 5000 })
  })

  it('takes no name for a file of the lab that every object has', () => {
    const { state } = setup()
    state().replace({ constructor: 'FROM b\n' })
    state().setText('toString', 'FROM b\n')
    expect(Object.keys(state().files)).toEqual(Object.keys(LAB.starter))
  })

  it('knows no number of hints that cannot have been shown', () => {
    const memory = memoryStorage()
    const draft = { version: 1, hash: 'aa', files: {}, hints: { user: -1, port: 1.5, cmd: 2 }, savedAt: 1 }
    memory.setItem(KEY, JSON.stringify(draft))
    expect(setup({ memory }).state().hints).toEqual({ cmd: 2 })
  })

  it('saves at once when the page goes away', () => {
    const { state, memory } = setup()
    state().setText('Dockerfile', 'FROM a\n')
    state().flush()
    expect(memory.entries.get(KEY)).toContain('FROM a')
  })

  it('is found again, with the hints that were shown', () => {
    const { state, memory } = setup()
    state().setText('Dockerfile', 'FROM a\n')
    state().showHint('user')
    state().showHint('user')
    state().flush()
    const next = setup({ memory }).state()
    expect(next.files).toEqual({ Dockerfile: 'FROM a\n', '.dockerignore': '' })
    expect(next.hints).toEqual({ user: 2 })
    expect(next).toMatchObject({ outdated: false, corrupt: false })
  })

  it('keeps a draft of another version of the lab, and says so until that is accepted', () => {
    const { state, memory } = setup()
    state().setText('Dockerfile', 'FROM a\n')
    state().flush()
    const changed = {
      ...LAB,
      hash: 'bb',
      starter: { Dockerfile: 'FROM new\n', 'compose.yaml': 'services:\n' },
    }
    const next = setup({ memory, lab: changed })
    expect(next.state().files).toEqual({ Dockerfile: 'FROM a\n', 'compose.yaml': 'services:\n' })
    expect(next.state().outdated).toBe(true)
    next.state().setText('Dockerfile', 'FROM b\n')
    next.state().flush()
    expect(setup({ memory, lab: changed }).state().outdated).toBe(true)
    next.state().accept()
    next.state().flush()
    expect(setup({ memory, lab: changed }).state().outdated).toBe(false)
  })

  it('knows what a lab that has changed looked like, and keeps a file that it does not have any more', () => {
    const { state, memory } = setup()
    state().setText('.dockerignore', 'nets/\n')
    state().flush()
    const changed = { ...LAB, hash: 'bb', starter: { Dockerfile: 'FROM new\n' } }
    const next = setup({ memory, lab: changed })
    expect(next.state()).toMatchObject({ begun: LAB.starter, left: { '.dockerignore': 'nets/\n' } })
    next.state().setText('Dockerfile', 'FROM mine\n')
    next.state().flush()
    expect(setup({ memory, lab: changed }).state().left).toEqual({ '.dockerignore': 'nets/\n' })
    next.state().accept()
    expect(next.state()).toMatchObject({ begun: changed.starter, left: { '.dockerignore': 'nets/\n' } })
  })

  it('begins a changed lab anew, and takes that back with all there was', () => {
    const { state, memory } = setup()
    state().setText('.dockerignore', 'nets/\n')
    state().flush()
    const { state: next } = setup({
      memory,
      lab: { ...LAB, hash: 'bb', starter: { Dockerfile: 'FROM new\n' } },
    })
    const before = next()
    next().reset()
    expect(next()).toMatchObject({ files: { Dockerfile: 'FROM new\n' }, left: {}, outdated: false })
    next().undoReset()
    const { files, left, begun, outdated } = before
    expect(next()).toMatchObject({ files, left, begun, outdated })
  })

  it('does not guess how a lab began whose draft does not say', () => {
    const old = { version: 1, hash: 'old', files: { Dockerfile: 'FROM a\n' }, hints: {}, savedAt: 1 }
    const { state } = setup({ memory: memoryStorage({ [KEY]: JSON.stringify(old) }) })
    expect(state()).toMatchObject({ outdated: true, begun: null, solutionSeen: false })
  })

  it('remembers that the solution was seen, also after a reset', () => {
    const { state, memory } = setup()
    state().seeSolution()
    state().reset()
    state().flush()
    expect(setup({ memory }).state().solutionSeen).toBe(true)
  })

  it('puts a draft that it cannot read aside', () => {
    const { state, memory } = setup({ memory: memoryStorage({ [KEY]: '{"version":1,"files":7}' }) })
    expect(state()).toMatchObject({ corrupt: true, files: LAB.starter })
    expect(memory.entries.get(`${KEY}:backup`)).toBe('{"version":1,"files":7}')
  })

  it('resets every file, and gives the text back', () => {
    const { state } = setup()
    state().setText('Dockerfile', 'FROM mine\n')
    state().reset()
    expect(state().files).toEqual(LAB.starter)
    state().undoReset()
    expect(state().files['Dockerfile']).toBe('FROM mine\n')
    expect(state().undo).toBeNull()
  })

  it('does not write files that are not the student’s', () => {
    const { state } = setup()
    state().setText('app.py', 'print()')
    expect(state().files).toEqual(LAB.starter)
    expect(state().dirty).toBe(false)
  })

  it('goes on in memory where storage is full', () => {
    const memory = memoryStorage()
    memory.setItem = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
    const { state } = setup({ memory })
    state().setText('Dockerfile', 'FROM a\n')
    state().flush()
    expect(state()).toMatchObject({ storage: 'full', savedAt: null, files: { Dockerfile: 'FROM a\n' } })
  })

  it('replaces some files as one step that can be undone', () => {
    const { state } = setup()
    state().setText('.dockerignore', '.git\n')
    state().replace({ Dockerfile: 'FROM theirs\n', 'crane.py': 'lift()' })
    expect(state().files).toEqual({ Dockerfile: 'FROM theirs\n', '.dockerignore': '.git\n' })
    state().undoReset()
    expect(state().files).toEqual({ ...LAB.starter, '.dockerignore': '.git\n' })
  })

  it('remembers that the offer of help was closed', () => {
    const { state, memory } = setup()
    state().closeHelp()
    state().flush()
    expect(setup({ memory }).state().helpClosed).toBe(true)
  })
})

describe('the same lab in another tab', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const DRAFT = {
    version: 1,
    hash: 'aa',
    files: { Dockerfile: 'FROM theirs\n' },
    hints: {},
    active: '.dockerignore',
    savedAt: 7000,
  }
  const saved = JSON.stringify(DRAFT)

  it('is followed where there is nothing to lose; the file on screen stays', () => {
    const { state } = setup()
    state().follow(saved)
    expect(state()).toMatchObject({ savedAt: 7000, active: 'Dockerfile', theirs: null, dirty: false })
    expect(state().files['Dockerfile']).toBe('FROM theirs\n')
  })

  it('waits for a choice where there are edits, and writes over nothing meanwhile', () => {
    const { state, memory } = setup({ memory: memoryStorage() })
    memory.setItem(KEY, saved)
    state().setText('Dockerfile', 'FROM mine\n')
    state().follow(saved)
    expect(state().files['Dockerfile']).toBe('FROM mine\n')
    expect(state().theirs).toMatchObject({ savedAt: 7000 })
    state().setText('Dockerfile', 'FROM mine2\n')
    vi.advanceTimersByTime(1000)
    expect(memory.entries.get(KEY)).toBe(saved)
    expect(memory.entries.get(`${KEY}:backup`)).toContain('FROM mine2')
  })

  it('theirs is taken, with mine kept aside', () => {
    const { state, memory } = setup()
    state().setText('Dockerfile', 'FROM mine\n')
    state().follow(saved)
    state().takeTheirs()
    expect(state()).toMatchObject({ theirs: null, dirty: false, savedAt: 7000 })
    expect(state().files['Dockerfile']).toBe('FROM theirs\n')
    expect(memory.entries.get(`${KEY}:backup`)).toContain('FROM mine')
  })

  it('mine is kept, and saved', () => {
    const { state, memory } = setup()
    state().setText('Dockerfile', 'FROM mine\n')
    state().follow(saved)
    state().keepMine()
    expect(state()).toMatchObject({ theirs: null, dirty: false })
    expect(memory.entries.get(KEY)).toContain('FROM mine')
  })

  it.each([null, 'nonsense', '{"version":9}'])('%s changes nothing', (text) => {
    const { state } = setup()
    state().follow(text)
    expect(state()).toMatchObject({ files: LAB.starter, savedAt: null, theirs: null })
  })
})
