import { expect, test } from 'vitest'
import { clampSize, sizeForKey, sizeForPull, type Split } from './split-keys.ts'

const BRIEF: Split = { orientation: 'vertical', after: false, size: 372, min: 240, max: 700 }
const PANEL: Split = { orientation: 'horizontal', after: true, size: 252, min: 120, max: 500 }

test.each([
  ['ArrowRight', false, BRIEF, 388],
  ['ArrowLeft', true, BRIEF, 308],
  ['ArrowUp', false, BRIEF, null],
  ['ArrowUp', false, PANEL, 268],
  ['ArrowDown', true, PANEL, 188],
  ['ArrowDown', true, { ...PANEL, size: 130 }, 120],
  ['Home', false, PANEL, 120],
  ['End', false, BRIEF, 700],
  ['Enter', false, BRIEF, 'default'],
  ['a', false, BRIEF, null],
])('%s, Shift %s', (key, shiftKey, split, expected) => {
  expect(sizeForKey({ key, shiftKey }, split)).toBe(expected)
})

test('a pull to the right makes what is left of the line wider, and what is right of it narrower', () => {
  expect(sizeForPull(BRIEF, 40.4)).toBe(412)
  expect(sizeForPull({ ...BRIEF, after: true }, 40)).toBe(332)
})

test('where there is less room than the least size, that size holds', () => {
  expect(clampSize({ min: 240, max: 100 }, 400)).toBe(240)
})
