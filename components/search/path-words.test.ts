import { expect, test } from 'vitest'
import { pathWords } from './path-words.ts'

test.each([
  ['/learn/harbour/first-piers/', '', 'harbour first piers'],
  ['/rules/DL3008', '', 'dl3008'],
  ['/school/labs/quay.html', '/school', 'quay'],
  ['/school-yard/', '/school', 'school yard'],
  ['/', '', ''],
  ['/%E2%80%A6/größe', '', 'e2 80 a6 größe'],
])('%s', (path, base, words) => {
  expect(pathWords(path, base)).toBe(words)
})
