import { expect, test } from 'vitest'
import { takeShard } from './shard.ts'

const items = Array.from({ length: 10 }, (_, index) => index)

test.each([1, 2, 3, 4, 10, 17])('%i parts put together are the whole', (n) => {
  const parts = Array.from({ length: n }, (_, k) => takeShard(items, `${k + 1}/${n}`))
  expect(parts.flat()).toEqual(items)
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(Math.ceil(10 / n))
})

test('without a shard there is one part', () => {
  expect(takeShard(items, null)).toEqual(items)
})

test.each(['0/2', '3/2', '1', '1/0', 'a/b', '-1/2', '1/2/3', ''])('%j is refused', (shard) => {
  expect(() => takeShard(items, shard)).toThrow('--shard takes K/N')
})
