import { expect, it } from 'vitest'
import { lockOf } from './lock.ts'

const CLOSED = {
  best: 40,
  passMark: 80,
  passed: false,
  seen: false,
  unmet: [
    { id: 'rope', hints: ['a', 'b'] },
    { id: 'crane', hints: [] },
  ],
  shown: {},
}
it.each([
  ['locked at first', {}, 'locked'],
  ['at the pass mark', { best: 80 }, 'open'],
  ['passed earlier, by another mark', { passed: true }, 'open'],
  ['revealed before', { seen: true }, 'open'],
  ['some hints', { shown: { rope: 1 } }, 'locked'],
  ['every hint', { shown: { rope: 2 } }, 'hints'],
  ['hints of an objective that is met', { shown: { crane: 5, pier: 3 } }, 'locked'],
  ['no hints to read', { unmet: [{ id: 'crane', hints: [] }] }, 'locked'],
])('the solution is closed or open: %s', (_, facts, expected) => {
  expect(lockOf({ ...CLOSED, ...facts })).toBe(expected)
})
