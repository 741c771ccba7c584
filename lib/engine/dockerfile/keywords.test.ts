import { expect, test } from 'vitest'
import { grammarOf, KEYWORDS, nearestKeyword } from './keywords.ts'

test('all eighteen instructions are known, in upper case only', () => {
  expect(KEYWORDS).toHaveLength(18)
  expect(KEYWORDS.every((keyword) => grammarOf(keyword) !== null)).toBe(true)
  expect(grammarOf('run')).toBeNull()
  expect(grammarOf('toString')).toBeNull()
})

test.each([
  ['FORM', 'FROM'],
  ['form', 'FROM'],
  ['RNU', 'RUN'],
  ['COPPY', 'COPY'],
  ['ENTRYPONT', 'ENTRYPOINT'],
  ['HEALTCHEK', 'HEALTHCHECK'],
  ['WORKDIRS', 'WORKDIR'],
])('%s was meant as %s', (written, keyword) => {
  expect(nearestKeyword(written)).toBe(keyword)
})

test.each(['cd', 'ls', 'apt', 'EOF', 'mkdir', 'npm', 'VERSION', 'x'.repeat(100_000), ''])(
  '%.20j is near none',
  (written) => {
    expect(nearestKeyword(written)).toBeNull()
  },
)
