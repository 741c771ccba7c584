import { expect, test } from 'vitest'
import { createSearchClient, type SearchWorkerLike } from './client.ts'
import type { SearchAnswer, SearchEntry, ToSearchWorker } from './types.ts'

const commands: readonly SearchEntry[] = [
  { kind: 'command', title: 'Open the harbour', href: 'open', detail: '' },
  { kind: 'command', title: 'Close the lock', href: 'close', detail: '' },
]
const found: SearchAnswer = { groups: [], complete: true }

function harbour() {
  const workers: (SearchWorkerLike & { readonly asked: ToSearchWorker[]; ended: boolean })[] = []
  const create = () => {
    const worker: (typeof workers)[number] = {
      asked: [],
      ended: false,
      postMessage: (message) => void worker.asked.push(message),
      terminate: () => void (worker.ended = true),
      onmessage: null,
      onerror: null,
    }
    workers.push(worker)
    return worker
  }
  const reply = (id: number) => workers.at(-1)?.onmessage?.({ data: { id, answer: found } })
  return { workers, reply, client: createSearchClient({ create, index: '/search.json', commands }) }
}

test('a question goes to the worker with the index and the commands', async () => {
  const { client, workers, reply } = harbour()
  const answer = client.search('pier')
  expect(workers[0]?.asked).toEqual([{ id: 1, text: 'pier', index: '/search.json', commands }])
  reply(1)
  expect(await answer).toBe(found)
})

test('only the newest question is answered', async () => {
  const { client, workers, reply } = harbour()
  const first = client.search('p')
  const second = client.search('pi')
  reply(1)
  reply(2)
  expect(await first).toBeNull()
  expect(await second).toBe(found)
  expect(workers).toHaveLength(1)
})

test('a worker that dies leaves the commands, and the next question starts another', async () => {
  const { client, workers, reply } = harbour()
  const first = client.search(' HARBOUR')
  workers[0]?.onerror?.({})
  expect(await first).toMatchObject({
    complete: false,
    groups: [{ name: 'Commands', hits: [{ href: 'open' }] }],
  })
  expect(workers[0]?.ended).toBe(true)
  const second = client.search('pier')
  reply(2)
  expect(await second).toBe(found)
  expect(workers).toHaveLength(2)
})

test('where no worker can be made, nothing fits and nothing breaks', async () => {
  const client = createSearchClient({
    create: () => {
      throw new Error('no workers here')
    },
    index: '/search.json',
    commands,
  })
  expect(await client.search('pier')).toEqual({ groups: [], complete: false })
})

test('what waits when it ends is settled', async () => {
  const { client, workers } = harbour()
  const answer = client.search('pier')
  client.dispose()
  expect(await answer).toBeNull()
  expect(workers[0]?.ended).toBe(true)
})
