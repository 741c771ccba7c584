import { expect, test } from 'vitest'

import { tabForKey } from './tab-keys.ts'

test.each([
  ['ArrowRight', 0, 3, 1],
  ['ArrowRight', 2, 3, 0],
  ['ArrowLeft', 0, 3, 2],
  ['Home', 2, 3, 0],
  ['End', 0, 3, 2],
  ['Enter', 1, 3, null],
  ['ArrowRight', 0, 0, null],
])('%s on tab %i of %i leads to %s', (key, index, count, expected) => {
  expect(tabForKey(key, index, count)).toBe(expected)
})
