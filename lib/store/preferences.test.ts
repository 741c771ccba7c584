import { expect, it } from 'vitest'
import { createPreferences, preferenceKey } from './preferences.ts'
import { createSafeStorage } from './safe-storage.ts'
import { memoryStorage } from './testing.ts'

function visit(memory: ReturnType<typeof memoryStorage>) {
  const store = createPreferences({ storage: createSafeStorage(() => memory) })
  store.getState().hydrate()
  return store.getState()
}

it('begins with the problems, and the X-ray to the right', () => {
  expect(visit(memoryStorage())).toMatchObject({ panel: 'problems', dock: 'right', editor: 'auto' })
})

it('remembers each choice by itself', () => {
  const memory = memoryStorage()
  const first = visit(memory)
  first.choose('panel', 'xray')
  first.choose('dock', 'bottom')
  first.choose('fontSize', '17')
  expect(visit(memory)).toMatchObject({ panel: 'xray', dock: 'bottom', fontSize: '17', editor: 'auto' })
})

it('takes what it does not know as not chosen', () => {
  const memory = memoryStorage({ [preferenceKey('panel')]: 'cellar', [preferenceKey('dock')]: 'left' })
  expect(visit(memory)).toMatchObject({ panel: 'problems', dock: 'right' })
})

it('does not take back a choice when it is read again', () => {
  const store = createPreferences({ storage: createSafeStorage(() => memoryStorage()) })
  store.getState().hydrate()
  store.getState().choose('wrap', 'on')
  store.getState().hydrate()
  expect(store.getState().wrap).toBe('on')
})
