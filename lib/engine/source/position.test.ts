import { expect, test } from 'vitest'
import { lineStarts, positionAt, rangeAt, slice } from './position.ts'

const LOG = 'bow\nmid\r\n\nstern'

test('lines begin behind each line feed; a lone carriage return is text', () => {
  expect(lineStarts(LOG)).toEqual([0, 4, 9, 10])
  expect(lineStarts('')).toEqual([0])
  expect(lineStarts('a\rb')).toEqual([0])
})

test.each([
  [0, 1, 1],
  [2, 1, 3],
  [3, 1, 4],
  [4, 2, 1],
  [9, 3, 1],
  [10, 4, 1],
  [15, 4, 6],
])('offset %i is line %i, column %i', (offset, line, column) => {
  expect(positionAt(lineStarts(LOG), offset)).toEqual({ line, column, offset })
})

test('columns count UTF-16 code units, so an emoji is two', () => {
  expect(positionAt(lineStarts('⚓🚢x'), 3).column).toBe(4)
})

test('a range gives its source back', () => {
  expect(slice(LOG, rangeAt(lineStarts(LOG), 4, 7))).toBe('mid')
})
