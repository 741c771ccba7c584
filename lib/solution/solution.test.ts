import { expect, it } from 'vitest'
import { decodeSolution } from './solution.ts'

it.each([
  ['a solution', { hash: 'a', files: { f: 'x' }, notes: ['why'] }, true],
  ['a page of the host', '<!doctype html>', false],
  ['null', null, false],
  ['no files', { hash: 'a', notes: [] }, false],
  ['no notes', { hash: 'a', files: {} }, false],
])('what was fetched: %s', (_, data, known) => expect(decodeSolution(data) !== null).toBe(known))
