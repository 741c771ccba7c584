import { expect, test } from 'vitest'
import { textTest } from './patterns.ts'

test.each([
  ['*', '', true],
  ['?*', '', false],
  ['?*', 'a/b', true],
  ['pier:*', 'pier:1', true],
  ['pier:*', 'pier', false],
  ['*/pier:*', 'harbour/east/pier:1', true],
  ['*a*b', 'xaxbxab', true],
  ['*a*b', 'xaxbxa', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['a\\*c', 'a*c', true],
  ['a\\*c', 'abc', false],
  ['*\\?*', 'a?b', true],
  ['*\\?*', 'ab', false],
  ['', '', true],
  ['', 'a', false],
])('%s fits %s: %s', (pattern, text, fits) => {
  expect(textTest([pattern])(text)).toBe(fits)
})

test('one of several is enough', () => {
  expect(textTest(['a', 'b*'])('bb')).toBe(true)
})

test('many stars take no longer than pattern times text', () => {
  expect(textTest([`${'a*'.repeat(200)}b`])('a'.repeat(20_000))).toBe(false)
})
