import { expect, test } from 'vitest'

import { changedLines } from './changed-lines.ts'

/** Lines are letters here. */
const change = (before: string, after: string) => {
  const { removed, added } = changedLines([...before], [...after])
  return { removed: [...removed], added: [...added] }
}

test.each([
  ['abc', 'abc', [], []],
  ['abc', 'axc', [1], [1]],
  ['abcd', 'acd', [1], []],
  ['acd', 'abcd', [], [1]],
  ['', 'ab', [], [0, 1]],
  ['ab', '', [0, 1], []],
])('%s to %s', (before, after, removed, added) => {
  expect(change(before, after)).toEqual({ removed, added })
})

test('a line that moved is removed in one place and added in another', () => {
  expect(change('fwcrx', 'fwmrcx')).toEqual({ removed: [2], added: [2, 4] })
})
