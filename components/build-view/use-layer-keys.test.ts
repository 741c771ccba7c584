import { expect, it } from 'vitest'
import { rowForKey } from './use-layer-keys.ts'

it.each([
  ['ArrowDown', 0, 3, 1],
  ['ArrowDown', 2, 3, 2],
  ['ArrowUp', 2, 3, 1],
  ['ArrowUp', 0, 3, 0],
  ['Home', 2, 3, 0],
  ['End', 0, 3, 2],
  ['ArrowRight', 0, 3, null],
  ['End', 0, 0, null],
])('%s at %d of %d leads to %s', (key, at, count, expected) => {
  expect(rowForKey(key, at, count)).toBe(expected)
})
