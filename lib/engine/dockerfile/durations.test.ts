import { expect, test } from 'vitest'
import { parseDuration, readDuration } from './durations.ts'

test.each<[string, number]>([
  ['30s', 30],
  ['1m30s', 90],
  ['1.5h', 5400],
  ['2h0m', 7200],
  ['500ms', 0.5],
  ['10µs', 1e-5],
  ['10μs', 1e-5],
  ['.5s', 0.5],
  ['1.s', 1],
  ['0', 0],
  ['-0', 0],
  ['+5s', 5],
  ['-5s', -5],
])('%s', (text, seconds) => {
  expect(parseDuration(text)).toBeCloseTo(seconds, 9)
})

test.each([
  ['5', 'time: missing unit in duration "5"'],
  ['1m5', 'time: missing unit in duration "1m5"'],
  ['5 s', 'time: unknown unit " s" in duration "5 s"'],
  ['5d', 'time: unknown unit "d" in duration "5d"'],
  ['', 'time: invalid duration ""'],
  ['s', 'time: invalid duration "s"'],
  ['.s', 'time: invalid duration ".s"'],
  ['-', 'time: invalid duration "-"'],
  ['9999999999h', 'time: invalid duration "9999999999h"'],
])('%j is none', (text, error) => {
  expect(readDuration(text)).toEqual({ error })
  expect(parseDuration(text)).toBeNull()
})
