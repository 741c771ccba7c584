import { expect, test } from 'vitest'
import { trimEnd } from './trim.ts'

test.each([
  ['pier/', 'pier'],
  ['pier//', 'pier'],
  ['/pier', '/pier'],
  ['/', ''],
  ['', ''],
])('%j without slashes at its end is %j', (text, trimmed) => {
  expect(trimEnd(text, '/')).toBe(trimmed)
})
