import { expect, test } from 'vitest'
import { editDistance, nearest } from './nearest.ts'

test.each([
  ['', '', 0],
  ['pier', '', 4],
  ['image', 'iamge', 1],
  ['ship', 'shop', 1],
  ['stern', 'tern', 1],
  ['harbour', 'arbour s', 3],
])('%s to %s takes %i steps', (a, b, steps) => {
  expect(editDistance(a, b)).toBe(steps)
  expect(editDistance(b, a)).toBe(steps)
})

test.each([
  ['iamge', 'image'],
  ['Stage', 'stage'],
  ['obective', 'objective'],
  ['zzz', null],
  ['id', 'id'],
  ['xy', null],
])('%s was meant to be %s', (word, meant) => {
  expect(nearest(word, ['image', 'stage', 'objective', 'id'])).toBe(meant)
})
