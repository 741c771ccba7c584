import { expect, test } from 'vitest'

import { ringArc, ringBand } from './ring-arc.ts'

test('a full ring is filled all around, an empty one not at all', () => {
  expect(ringArc(100, 80).filled).toBe(ringArc(100, 80).around)
  expect(ringArc(0, 80).filled).toBe(0)
  expect(ringArc(140, 80).filled).toBe(ringArc(100, 80).filled)
})

test('the gap stands where the pass mark is', () => {
  expect(ringArc(0, 75).gap).toEqual({ x1: 10, y1: 50, x2: -1, y2: 50 })
})

test.each([
  [0, 'low'],
  [49, 'low'],
  [50, 'middle'],
  [79, 'middle'],
  [80, 'good'],
])('%i points are %s', (score, band) => {
  expect(ringBand(score, 80)).toBe(band)
})
