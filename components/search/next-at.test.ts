import { expect, test } from 'vitest'
import { nextAt } from './next-at.ts'

test.each([
  ['ArrowDown', 0, 3, 1],
  ['ArrowDown', 2, 3, 0],
  ['ArrowUp', 0, 3, 2],
  ['Home', 2, 3, 0],
  ['End', 0, 3, 2],
  ['a', 1, 3, null],
  ['ArrowDown', 0, 0, null],
])('%s at %i of %i', (key, at, count, next) => {
  expect(nextAt(key, at, count)).toBe(next)
})
