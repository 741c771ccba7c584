import { expect, it } from 'vitest'
import { changesOf, compare } from './compare.ts'
import { changeInWords } from './words.ts'

it.each([
  ['a\nb\n', 'X\na\nb\n', 'Adds 1 line at the beginning'],
  ['a\nb\n', 'a\nX\nY\nb\n', 'Adds 2 lines after line 1'],
  ['', 'a\n', 'Adds 1 line at the beginning'],
  ['a\nb\nc\n', 'a\nc\n', 'Leaves out line 2'],
  ['a\nb\nc\nd\n', 'a\nd\n', 'Leaves out lines 2 and 3'],
  ['a\nb\nc\nd\n', 'd\n', 'Leaves out lines 1 to 3'],
  ['a\nb\nc\n', 'a\nX\nc\n', 'Replaces line 2 with 1 line'],
  ['a\nb\nc\nd\ne\n', 'a\nX\ne\n', 'Replaces lines 2 to 4 with 1 line'],
])('%j to %j: %s', (first, second, words) => {
  expect(changesOf(compare(first, second)!).map(changeInWords)).toEqual([words])
})
