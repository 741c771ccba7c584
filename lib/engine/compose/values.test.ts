import { expect, test } from 'vitest'
import { toBoolean, toBytes, toFileMode, toInteger, toMilliseconds, toNumber } from './values.ts'

test.each([
  ['1024', 1024],
  ['512m', 512 * 1024 ** 2],
  ['512MB', 512 * 1024 ** 2],
  ['1.5G', 1.5 * 1024 ** 3],
  ['64 MiB', 64 * 1024 ** 2],
  ['2b', 2],
  ['0', 0],
  ['lots', null],
  ['-1', null],
  ['5x', null],
  ['', null],
])('%j is %j bytes', (text, bytes) => {
  expect(toBytes(text)).toBe(bytes)
})

test.each([
  ['30s', 30_000],
  ['1m30s', 90_000],
  ['500ms', 500],
  ['1d', 86_400_000],
  ['1w2d', 777_600_000],
  ['1.5h', 5_400_000],
  ['30', null],
  ['soon', null],
])('%j is %j milliseconds', (text, milliseconds) => {
  expect(toMilliseconds(text)).toBe(milliseconds)
})

test.each([
  ['true', true],
  ['YES', true],
  ['on', true],
  ['false', false],
  ['No', false],
  ['maybe', null],
])('%j is %j', (text, value) => {
  expect(toBoolean(text)).toBe(value)
})

test('numbers', () => {
  expect([
    toInteger('-1'),
    toInteger('1.5'),
    toNumber('0.5'),
    toNumber('.5'),
    toNumber('1e3'),
    toNumber('x'),
  ]).toEqual([-1, null, 0.5, 0.5, 1000, null])
})

test.each([
  ['0440', false, 0o440],
  ['0o440', false, 0o440],
  ['440', true, 0o440],
  ['440', false, 440],
  ['rw', true, null],
])('mode %j, quoted: %j', (text, quoted, mode) => {
  expect(toFileMode(text, quoted)).toBe(mode)
})
