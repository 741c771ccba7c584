import { describe, expect, it } from 'vitest'
import { createSafeStorage } from '../store/safe-storage.ts'
import { memoryStorage } from '../store/testing.ts'
import { EXAMPLE } from './example.ts'
import { PLAYGROUND_KEY } from './saved.ts'
import { createPlaygroundStore } from './store.ts'
import { EMPTY } from './types.ts'

function visit(memory = memoryStorage()) {
  const store = createPlaygroundStore({ storage: createSafeStorage(() => memory) })
  store.getState().hydrate()
  return { memory, state: () => store.getState() }
}
const FOLDER = { name: 'quay', sizes: { 'a.py': 3 }, texts: {}, skipped: ['.git'], context: 'guess' as const }

describe('what lies in the playground', () => {
  it('begins with the example, which is not kept', () => {
    const { memory, state } = visit()
    expect(state()).toMatchObject({ playground: EXAMPLE, active: 'Dockerfile', example: true })
    state().flush()
    expect(memory.entries.has(PLAYGROUND_KEY)).toBe(false)
  })

  it('is found again by the next visit', () => {
    const { memory, state } = visit()
    state().replace(
      { ...EMPTY, files: { 'a/Dockerfile': 'FROM a', 'b.txt': 'x' }, folder: FOLDER },
      'Opened.',
    )
    state().setKind('b.txt', 'shell')
    state().setContext('root')
    state().open('b.txt')
    state().flush()
    const next = visit(memory).state()
    expect(next).toMatchObject({ active: 'b.txt', example: false })
    expect(next.playground).toEqual(state().playground)
    expect(next.playground.folder?.context).toBe('root')
  })

  it('takes new files in place of the example, and beside others', () => {
    const { state } = visit()
    state().add({ 'compose.yaml': 'x' })
    expect(state().playground.files).toEqual({ 'compose.yaml': 'x' })
    state().add({ Dockerfile: 'y' })
    expect(state()).toMatchObject({ active: 'Dockerfile', playground: { files: { 'compose.yaml': 'x' } } })
  })

  it('can be had back after it was cleared, closed, replaced or mended', () => {
    const { state } = visit()
    state().add({ Dockerfile: 'FROM a', 'b.sh': 'x' })
    const before = state().playground
    for (const change of [
      () => state().replace(EMPTY, 'Cleared.'),
      () => state().close('Dockerfile'),
      () => state().setTexts({ 'b.sh': 'y' }, 'Fixed.'),
    ]) {
      change()
      expect(state().playground).not.toEqual(before)
      expect(state().undo?.said).not.toBe('')
      state().takeBack()
      expect([state().playground, state().undo]).toEqual([before, null])
    }
  })

  it('puts the next file in the editor when one is closed', () => {
    const { state } = visit()
    state().add({ Dockerfile: 'FROM a', 'b.sh': 'x' })
    state().close('Dockerfile')
    expect(state().active).toBe('b.sh')
    state().close('b.sh')
    expect(state().active).toBe('')
  })

  it.each([
    ['no JSON', '{'],
    ['another version', '{"version":2}'],
    ['files that are a list', '{"version":1,"active":"","files":[],"kinds":{},"folder":null}'],
    ['a folder that is none', '{"version":1,"active":"","files":{},"kinds":{},"folder":{"name":1}}'],
  ])('puts %s aside and begins anew', (_, text) => {
    const { memory, state } = visit(memoryStorage({ [PLAYGROUND_KEY]: text }))
    expect(state().playground).toEqual(EXAMPLE)
    expect(memory.entries.get(`${PLAYGROUND_KEY}:backup`)).toBe(text)
  })

  it('takes no name from the storage that is none', () => {
    const files = { '../a': 'x', __proto__: 'x', b: 'y' }
    const text = JSON.stringify({ version: 1, active: '../a', files, kinds: { b: 'poem' }, folder: null })
    const { state } = visit(memoryStorage({ [PLAYGROUND_KEY]: text }))
    expect(state()).toMatchObject({ active: 'b', playground: { files: { b: 'y' }, kinds: {} } })
  })

  it('says when it is not kept', () => {
    const { memory, state } = visit()
    state().add({ 'a.sh': 'x'.repeat(2_000_001) })
    state().flush()
    expect(state().kept).toBe('large')
    expect(memory.entries.has(PLAYGROUND_KEY)).toBe(false)
    const blocked = createPlaygroundStore({
      storage: createSafeStorage(() => {
        throw new DOMException('no', 'SecurityError')
      }),
    })
    blocked.getState().hydrate()
    blocked.getState().add({ Dockerfile: 'FROM a' })
    blocked.getState().flush()
    expect(blocked.getState().kept).toBe('off')
  })
})

describe('files of a link', () => {
  const SHARED = { Dockerfile: 'FROM quay\n' }

  it('leave what is the student’s own alone until they are kept', () => {
    const { memory, state } = visit()
    state().add({ 'mine.sh': 'x' })
    state().flush()
    const kept = memory.entries.get(PLAYGROUND_KEY)
    state().openShared(SHARED)
    state().setText('Dockerfile', 'FROM dock\n')
    state().flush()
    expect(state()).toMatchObject({ kept: 'link', active: 'Dockerfile' })
    expect(memory.entries.get(PLAYGROUND_KEY)).toBe(kept)
    state().leaveShared()
    expect(state()).toMatchObject({ own: null, playground: { files: { 'mine.sh': 'x' } } })
  })

  it('take their place when they are kept, and that can be undone', () => {
    const { memory, state } = visit()
    state().add({ 'mine.sh': 'x' })
    state().openShared(SHARED)
    state().keepShared()
    state().flush()
    expect(memory.entries.get(PLAYGROUND_KEY)).toContain('FROM quay')
    state().takeBack()
    expect(state().playground.files).toEqual({ 'mine.sh': 'x' })
  })

  it('of a second link leave the own ones where they are', () => {
    const { state } = visit()
    state().add({ 'mine.sh': 'x' })
    state().openShared(SHARED)
    state().openShared({ Dockerfile: 'FROM second\n' })
    state().leaveShared()
    expect(state().playground.files).toEqual({ 'mine.sh': 'x' })
  })
})
