import { expect, it } from 'vitest'
import { createPreferences, DOCK_KEY, PANEL_KEY } from './preferences.ts'
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

it('remembers the panel and its place', () => {
  const memory = memoryStorage()
  const first = visit(memory)
  first.choosePanel('xray')
  first.chooseDock('bottom')
  expect(visit(memory)).toMatchObject({ panel: 'xray', dock: 'bottom', editor: 'auto' })
})

it('takes what it does not know as not chosen', () => {
  const memory = memoryStorage({ [PANEL_KEY]: 'cellar', [DOCK_KEY]: 'left' })
  expect(visit(memory)).toMatchObject({ panel: 'problems', dock: 'right' })
})
