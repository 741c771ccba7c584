import { describe, expect, it, vi } from 'vitest'
import { createSafeStorage, type KeyValue } from './safe-storage.ts'
import { memoryStorage } from './testing.ts'

const refusing = (error: unknown): KeyValue => ({
  ...memoryStorage(),
  setItem: () => {
    throw error
  },
})

describe('safe storage', () => {
  it('stores, reads and removes', () => {
    const storage = createSafeStorage(() => memory)
    const memory = memoryStorage()
    expect(storage.write('key', 'value')).toBe('ok')
    expect(storage.read('key')).toBe('value')
    storage.remove('key')
    expect(storage.read('key')).toBeNull()
    expect(storage.state()).toBe('ok')
  })

  it.each([
    ['full', new DOMException('no room', 'QuotaExceededError')],
    ['full', new DOMException('no room', 'NS_ERROR_DOM_QUOTA_REACHED')],
    ['blocked', new DOMException('not allowed', 'SecurityError')],
    ['blocked', 'a string thrown by an extension'],
  ])('is %s after a write that fails with %s', (state, error) => {
    const storage = createSafeStorage(() => refusing(error))
    const heard = vi.fn()
    storage.subscribe(heard)
    expect(storage.write('key', 'value')).toBe(state)
    storage.write('key', 'value')
    expect(heard).toHaveBeenCalledOnce()
  })

  it('is blocked where the storage itself cannot be reached', () => {
    const storage = createSafeStorage(() => {
      throw new DOMException('cookies are off', 'SecurityError')
    })
    expect(storage.read('key')).toBeNull()
    expect(storage.state()).toBe('blocked')
    expect(() => storage.remove('key')).not.toThrow()
  })

  it('is ok again once a write fits', () => {
    let full = true
    const storage = createSafeStorage(() =>
      full ? refusing(new DOMException('no room', 'QuotaExceededError')) : memoryStorage(),
    )
    storage.write('key', 'value')
    full = false
    expect(storage.write('key', 'value')).toBe('ok')
    expect(storage.state()).toBe('ok')
  })

  it('finds out early, and leaves no trace', () => {
    const memory = memoryStorage()
    expect(createSafeStorage(() => memory).probe()).toBe('ok')
    expect(memory.entries.size).toBe(0)
    expect(createSafeStorage(() => refusing(new Error('no'))).probe()).toBe('blocked')
  })
})
