import { expect, it } from 'vitest'
import { placeOf } from './use-sheet.ts'

const brief = { view: 'brief', over: 'brief' }

it.each([
  [null, brief],
  ['editor', brief],
  [{ sheet: true }, brief],
  [{ sheet: { view: 'cellar', over: 'brief' } }, brief],
  [
    { key: 1, sheet: { view: 'editor', over: 'brief' } },
    { view: 'editor', over: 'brief' },
  ],
  [{ sheet: { view: 'results', over: 'editor' } }, { view: 'results', over: 'editor' }],
])('a step of the history: %j', (state, expected) => {
  expect(placeOf(state)).toEqual(expected)
})
