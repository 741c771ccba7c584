import { expect, test, vi } from 'vitest'
import { createAnswerer } from './answer.ts'
import type { SearchEntry } from './types.ts'

const commands: readonly SearchEntry[] = [
  { kind: 'command', title: 'Open the harbour', href: 'open', detail: '' },
]
const entries: readonly SearchEntry[] = [
  { kind: 'lesson', title: 'Harbours', href: '/learn/harbours/', detail: '' },
]
const ask = { text: 'harbour', index: '/search.json', commands }

test('the index is loaded once, and searched together with the commands', async () => {
  const load = vi.fn(async () => entries)
  const answer = createAnswerer(load)
  await answer(ask)
  const { groups, complete } = await answer(ask)
  expect(complete).toBe(true)
  expect(groups.map(({ name }) => name).toSorted()).toEqual(['Commands', 'Lessons'])
  expect(load.mock.calls).toEqual([['/search.json']])
})

test('without the index the commands are searched, and the next question tries again', async () => {
  const load = vi.fn(async () => entries).mockRejectedValueOnce(new TypeError('offline'))
  const answer = createAnswerer(load)
  const first = await answer(ask)
  expect(first.complete).toBe(false)
  expect(first.groups.map(({ name }) => name)).toEqual(['Commands'])
  expect((await answer(ask)).complete).toBe(true)
})
