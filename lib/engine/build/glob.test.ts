import { expect, test } from 'vitest'
import { globTest } from './glob.ts'

test.each([
  ['*.txt', 'menu.txt', true],
  ['*.txt', '.txt', true],
  ['*.txt', 'menu.txt.bak', false],
  ['*', '.env', true],
  ['**', 'menu', true],
  ['*', 'a/b', false],
  ['menu?.txt', 'menu1.txt', true],
  ['menu?.txt', 'menu.txt', false],
  ['menu[0-9].txt', 'menu7.txt', true],
  ['menu[^0-9].txt', 'menu7.txt', false],
  ['menu[^0-9].txt', 'menux.txt', true],
  ['menu[', 'menu[', false],
  ['[z-a]', 'm', false],
  ['\\*.txt', '*.txt', true],
  ['\\*.txt', 'menu.txt', false],
  ['a.b', 'axb', false],
  ['price(1)+$.txt', 'price(1)+$.txt', true],
  ['Menu', 'menu', false],
  ['café?', 'café🥐', true],
  ['', '', true],
])('%j on %j: %s', (pattern, name, expected) => {
  expect(globTest(pattern)(name)).toBe(expected)
})

test('a run of stars is one star', () => {
  expect(globTest('*'.repeat(10_000))('a'.repeat(10_000))).toBe(true)
})
