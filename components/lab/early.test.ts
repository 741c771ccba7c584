import { afterEach, expect, it, vi } from 'vitest'
import { earlyScript, takeEarly } from './early.ts'

type Listener = (event: unknown) => void

/** A document with one button that says what it would do, or with none. */
function page(button: string | null) {
  const listeners = new Map<string, Listener>()
  const found = button === null ? null : { getAttribute: () => button }
  const documentElement = { dataset: {} as Record<string, string> }
  vi.stubGlobal('document', { documentElement, querySelector: () => found })
  vi.stubGlobal('addEventListener', (kind: string, listener: Listener) => void listeners.set(kind, listener))
  new Function(earlyScript)()
  const fire = (kind: string, event: object) => listeners.get(kind)?.({ preventDefault() {}, ...event })
  return { fire, click: () => fire('click', { target: { closest: () => found } }) }
}
const enter = { key: 'Enter', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false }

afterEach(() => void vi.unstubAllGlobals())

it('a click that comes too early is found once', () => {
  page('check').click()
  expect(takeEarly('share')).toBe(false)
  expect([takeEarly('check'), takeEarly('check')]).toEqual([true, false])
})

it('so is Ctrl Enter, and no other Enter', () => {
  const { fire } = page('check')
  fire('keydown', { ...enter, ctrlKey: false })
  fire('keydown', { ...enter, shiftKey: true })
  expect(takeEarly('check')).toBe(false)
  fire('keydown', enter)
  expect(takeEarly('check')).toBe(true)
})

it('nothing is noted once the page has woken up, or elsewhere', () => {
  const { click, fire } = page(null)
  click()
  fire('keydown', enter)
  fire('click', { target: {} })
  expect(takeEarly('check')).toBe(false)
})
