import { expect, test } from 'vitest'
import { loopGroups } from './loops.ts'

/** The groups with more than one member, each sorted. */
function loops(needs: readonly (readonly number[])[]): number[][] {
  const groups = loopGroups(needs)
  const members = [...new Set(groups)].map((group) => [...needs.keys()].filter((at) => groups[at] === group))
  return members.filter(({ length }) => length > 1)
}

test.each<[string, number[][], number[][]]>([
  ['nothing', [], []],
  ['a chain', [[], [0], [1]], []],
  ['two ways to one stage', [[], [0], [0], [1, 2]], []],
  ['two that need each other', [[1], [0]], [[0, 1]]],
  ['a loop of three, and a stage built on it', [[2], [0], [1], [2]], [[0, 1, 2]]],
  [
    'two loops',
    [[1], [0], [3], [2, 0]],
    [
      [0, 1],
      [2, 3],
    ],
  ],
  ['a stage that needs itself is a group of its own', [[0]], []],
])('%s', (_, needs, expected) => {
  expect(loops(needs).toSorted()).toEqual(expected)
})

test('a chain of a hundred thousand stages needs no recursion', () => {
  const needs = Array.from({ length: 100_000 }, (_, index) => (index === 0 ? [99_999] : [index - 1]))
  expect(new Set(loopGroups(needs)).size).toBe(1)
})
