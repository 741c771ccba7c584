import { expect, it } from 'vitest'
import { sizeGoal } from './size-goal.ts'

const lab = (...checks: unknown[]) => ({ objectives: checks.map((check) => ({ check })) }) as never

it.each([
  ['no objective', [], null],
  ['another one', [{ image: { user: 'app' } }], null],
  ['a bound', [{ image: { size: { atMost: '200 MB' } } }], 200_000_000],
  ['a bound with a point', [{ image: { size: { atMost: '1.5GB' } } }], 1_500_000_000],
  [
    'the lowest of two',
    [{ image: { size: { atMost: '1 GB' } } }, { all: [{ image: { size: { atMost: '90 MB' } } }] }],
    90_000_000,
  ],
  ['alternatives bind nothing', [{ any: [{ image: { size: { atMost: '1 GB' } } }] }], null],
  ['in relation to the starter', [{ image: { size: { atMostOf: { starter: 0.5 } } } }], null],
  ['a lower bound', [{ image: { size: { atLeast: '1 MB' } } }], null],
])('%s', (_, checks, expected) => {
  expect(sizeGoal(lab(...checks))).toBe(expected)
})
