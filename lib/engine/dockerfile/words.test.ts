import { describe, expect, test } from 'vitest'
import { splitList, splitPairs, splitWords } from './words.ts'
import type { Token } from './words.ts'

const values = (tokens: readonly Token[]) => tokens.map(({ value }) => value)

function offsetsAgree(text: string, tokens: readonly Token[]): void {
  for (const { value, from, to } of tokens) expect(text.slice(from, to)).toBe(value)
}

test.each<[string, string[]]>([
  ['', []],
  ['hull', ['hull']],
  ['hull \t\v\f keel', ['hull', 'keel']],
  ['"hull keel" mast', ['"hull', 'keel"', 'mast']],
  ['hull\u00a0keel', ['hull\u00a0keel']],
])('list %j', (text, expected) => {
  const tokens = splitList(text)
  expect(values(tokens)).toEqual(expected)
  offsetsAgree(text, tokens)
})

test.each<[string, string[]]>([
  ['hull keel=2', ['hull', 'keel=2']],
  ['"main mast"=3 x', ['"main mast"=3', 'x']],
  ["a='b c'd e", ["a='b c'd", 'e']],
  ['a=b\\ c d', ['a=b\\ c', 'd']],
  ['a="b \\" c" d', ['a="b \\" c"', 'd']],
  ["a='b\\' c", ["a='b\\'", 'c']],
  ['a="open to the end', ['a="open to the end']],
  ['a=b\\', ['a=b']],
  ['a \\', ['a']],
  ['a\u00a0b', ['a', 'b']],
  ['""', ['""']],
  ['schöne="Grüße 🚢" x', ['schöne="Grüße 🚢"', 'x']],
])('words %j', (text, expected) => {
  const tokens = splitWords(text, '\\')
  expect(values(tokens)).toEqual(expected)
  offsetsAgree(text, tokens)
})

test('words with the other escape character', () => {
  expect(values(splitWords('a=C:\\ b=x` y', '`'))).toEqual(['a=C:\\', 'b=x` y'])
})

describe('key and value', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['a=b', ['a', 'b', '=']],
    ['a=b c="d e" f=g\\ h', ['a', 'b', '=', 'c', '"d e"', '=', 'f', 'g\\ h', '=']],
    ['a=', ['a', '', '=']],
    ['=b', ['', 'b', '=']],
    ['a=b=c', ['a', 'b=c', '=']],
    ['"a=b"=c', ['"a', 'b"=c', '=']],
    ['a b=c d', ['a', 'b=c d', '']],
    ['a \t b  c', ['a', 'b  c', '']],
    ['"a b" c', ['"a', 'b" c', '']],
  ])('%j', (text, expected) => {
    const tokens = splitPairs(text, 'ENV', '\\') as Token[]
    expect(values(tokens)).toEqual(expected)
    offsetsAgree(text, tokens)
  })

  test.each([
    ['ENV', 'a', 'ENV must have two arguments. Write a name and a value: ENV a=value', 0, 1],
    [
      'LABEL',
      'a\u00a0b',
      'LABEL must have two arguments. Write a name and a value: LABEL a\u00a0b=value',
      0,
      3,
    ],
    [
      'ENV',
      'a=b c',
      'Syntax error - can\'t find = in "c". Must be of the form: name=value. A value with blanks needs quotes: name="first second"',
      4,
      5,
    ],
  ])('%s %j is refused', (keyword, text, message, from, to) => {
    expect(splitPairs(text, keyword, '\\')).toEqual({ message, from, to })
  })
})
