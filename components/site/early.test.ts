import { afterEach, expect, it, vi } from 'vitest'
import { type Early, earlyScript } from './early.ts'
import { replayEarly } from './replay-early.ts'

/** As much of an element as is asked about. */
class Part {
  readonly done: string[] = []
  readonly is: string
  constructor(is: string) {
    this.is = is
  }
  matches = (selector: string) => selector.includes(this.is)
  closest = (selector: string) => (selector.startsWith(this.is) ? this : null)
  attributes = new Set<string>()
  setAttribute = (name: string) => void this.attributes.add(name)
  removeAttribute = (name: string) => void this.attributes.delete(name)
  click = () => void this.done.push('click')
  dispatchEvent = ({ type, key }: { type: string; key?: string }) => void this.done.push(key ?? type)
}
class Select extends Part {
  held = ''
  type = 'select-one'
  get value() {
    return this.held
  }
  set value(next: string) {
    this.held = next
  }
}
class Happening {
  readonly type: string
  constructor(type: string, more: object = {}) {
    this.type = type
    Object.assign(this, more)
  }
  preventDefault() {}
}

/** A page that still sleeps: what happens to it, and the moment it wakes up in. */
function asleep() {
  const listeners = new Map<string, (event: unknown) => void>()
  const waiting: Part[] = []
  const window = {
    addEventListener: (kind: string, listener: (event: unknown) => void) =>
      void listeners.set(kind, listener),
    removeEventListener: (kind: string) => void listeners.delete(kind),
  }
  for (const [name, value] of Object.entries({
    window,
    document: { querySelectorAll: () => waiting },
    Element: Part,
    HTMLSelectElement: Select,
    HTMLInputElement: Part,
    Event: Happening,
    KeyboardEvent: Happening,
  }))
    vi.stubGlobal(name, value)
  new Function(earlyScript)()
  const keys = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
  const happen = (type: string, target: Part, more: object = {}) => {
    const event = new Happening(type, { ...keys, ...more, target })
    waiting.push(target)
    listeners.get(type)?.(event)
    return event
  }
  const wake = (during?: unknown) => replayEarly((window as Early).drydockEarly?.() ?? [], during as Event)
  return { happen, wake, listeners }
}

afterEach(() => void vi.unstubAllGlobals())

it('a button that is pressed too early is pressed once, however often', () => {
  const { happen, wake, listeners } = asleep()
  const button = new Part('button')
  happen('click', button)
  happen('click', button)
  happen('click', new Part('p'))
  expect([...button.attributes]).toEqual(['data-early'])
  wake()
  expect(button.attributes.size).toBe(0)
  expect(button.done).toEqual(['click'])
  expect(listeners.size).toBe(0)
  wake()
  expect(button.done).toEqual(['click'])
})

it('a click that wakes the page up goes its own way', () => {
  const { happen, wake } = asleep()
  const button = new Part('button')
  wake(happen('click', button))
  expect(button.done).toEqual([])
})

it.each([
  ['Ctrl K', { key: 'k', ctrlKey: true }, ['k']],
  ['Ctrl Enter', { key: 'Enter', ctrlKey: true }, ['Enter']],
  ['?', { key: '?' }, ['?']],
  ['Enter', { key: 'Enter' }, []],
  ['a letter', { key: 'k' }, []],
])('a key: %s', (_, key, done) => {
  const { happen, wake } = asleep()
  const page = new Part('main')
  wake(happen('keydown', page, key))
  expect(page.done).toEqual(done)
})

it('what was chosen in a list is told, even by the event that wakes the page up; opening the list is not', () => {
  const { happen, wake } = asleep()
  const [list, other] = [new Select('select'), new Select('select')]
  list.value = 'size'
  happen('click', other)
  const event = happen('input', list)
  list.value = ''
  wake(event)
  expect(list.value).toBe('size')
  expect(list.done).toEqual(['input', 'change'])
  expect(other.done).toEqual([])
})
