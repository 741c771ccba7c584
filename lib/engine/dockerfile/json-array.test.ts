import { expect, test } from 'vitest'
import { readJsonArray } from './json-array.ts'

test.each<[string, string[], string[]]>([
  ['[]', [], []],
  [' [ "sail" , "--at", "" ] ', ['sail', '--at', ''], ['"sail"', '"--at"', '""']],
  [
    '["\\u2693","a\\"b","c\\\\","d\\/e"]',
    ['⚓', 'a"b', 'c\\', 'd/e'],
    ['"\\u2693"', '"a\\"b"', '"c\\\\"', '"d\\/e"'],
  ],
  ['["]", "[,"]', [']', '[,'], ['"]"', '"[,"']],
  ['["\\ud800"]', ['\ufffd'], ['"\\ud800"']],
  ['\u00a0["a"]', ['a'], ['"a"']],
])('strings of %j', (text, values, written) => {
  const array = readJsonArray(text)
  expect(array.kind).toBe('strings')
  const tokens = array.kind === 'strings' ? array.tokens : []
  expect(tokens.map(({ value }) => value)).toEqual(values)
  expect(tokens.map(({ from, to }) => text.slice(from, to))).toEqual(written)
})

test.each([
  ['["a", 1]', '1'],
  ['["a", ["b, c"], 2]', '["b, c"]'],
  ['[null]', 'null'],
  ['[{"a": [1, 2]}, "b"]', '{"a": [1, 2]}'],
])('the first element of %j that is no string', (text, element) => {
  const array = readJsonArray(text)
  expect(array.kind).toBe('mixed')
  expect(array.kind === 'mixed' && text.slice(array.from, array.to)).toBe(element)
})

test.each([
  '',
  'sail',
  '{"a": 1}',
  "['sail']",
  '["sail",]',
  '["sail"] now',
  '["sa\til"]',
  '["sail',
  '[ -f hull ] && sail',
  '["a"]["b"]',
  '['.repeat(100_000),
])('%.30j is text', (text) => {
  expect(readJsonArray(text)).toEqual({ kind: 'none' })
})
