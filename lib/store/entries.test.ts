import { describe, expect, it } from 'vitest'
import { ownKeys, setAside, usedBytes, writeEntries } from './entries.ts'
import { createSafeStorage } from './safe-storage.ts'
import { memoryStorage } from './testing.ts'

const START = { 'drydock:a': 'one', 'drydock:b': 'two', 'drydock:c:backup': '{', other: 'not ours' }

function setup(room = Infinity) {
  const memory = memoryStorage(START)
  const storage = createSafeStorage(() => ({
    ...memory,
    setItem(key, value) {
      if (value.length > room) throw new DOMException('no room', 'QuotaExceededError')
      memory.setItem(key, value)
    },
  }))
  return { storage, all: () => Object.fromEntries(memory.entries) }
}

describe('writeEntries', () => {
  it('writes and removes, and gives what takes it back', () => {
    const { storage, all } = setup()
    const before = writeEntries(
      storage,
      new Map([
        ['drydock:a', null],
        ['drydock:b', 'three'],
        ['drydock:d', 'new'],
      ]),
    )
    expect(all()).toEqual({ ...START, 'drydock:a': undefined, 'drydock:b': 'three', 'drydock:d': 'new' })
    expect(writeEntries(storage, before!)).not.toBeNull()
    expect(all()).toEqual(START)
  })

  it('leaves all as it was where one does not fit', () => {
    const { storage, all } = setup(3)
    const entries = new Map([
      ['drydock:a', null],
      ['drydock:b', 'too long'],
    ])
    expect(writeEntries(storage, entries)).toBeNull()
    expect(all()).toEqual(START)
  })
})

it('knows what is ours, how much it is, and what was put aside', () => {
  const { storage } = setup()
  expect(ownKeys(storage)).toEqual(['drydock:a', 'drydock:b', 'drydock:c:backup'])
  expect(usedBytes(storage)).toBe('drydock:aonedrydock:btwodrydock:c:backup{'.length)
  expect(setAside(storage)).toEqual({ 'drydock:c:backup': '{' })
})
