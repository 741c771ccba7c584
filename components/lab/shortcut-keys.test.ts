import { expect, it, test } from 'vitest'
import { labKeyOf, labKeys, type Pressed, shortcutOf } from './shortcut-keys.ts'

const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

test.each([
  [press('Enter', { ctrlKey: true }), 'check', 0],
  [press('Enter', { metaKey: true }), 'check', 0],
  [press('s', { ctrlKey: true }), 'save', 0],
  [press('S', { ctrlKey: true }), 'save', 0],
  [press('3', { altKey: true }), 'file', 2],
  [press('π', { altKey: true, code: 'KeyP' }), 'problems', 0],
  [press('d', { altKey: true }), 'solution', 0],
  [press('F6'), 'next-region', 0],
  [press('F6', { shiftKey: true }), 'last-region', 0],
])('%j asks for %s', (event, id, index) => {
  expect(labKeyOf(event)).toEqual({ id, index })
})

test.each([
  press('Enter'),
  press('Enter', { ctrlKey: true, shiftKey: true }),
  press('s'),
  press('p', { altKey: true, ctrlKey: true }),
  press('0', { altKey: true }),
  press('F6', { ctrlKey: true }),
])('%j means nothing here', (event) => {
  expect(labKeyOf(event)).toBeNull()
})

it('reads a press as a browser gives it, whose properties are not its own', () => {
  const event: Pressed = Object.create(press('Enter', { ctrlKey: true }))
  expect(labKeyOf(event)?.id).toBe('check')
})

it('no two keys are the same', () => {
  const chords = labKeys.flatMap((key) => key.chords)
  expect(new Set(chords).size).toBe(chords.length)
})

it('names the keys as screen readers know them', () => {
  expect(shortcutOf('check')).toBe('Control+Enter Meta+Enter')
  expect(shortcutOf('xray')).toBe('Alt+X')
})
