import { createAnswerer } from './answer.ts'
import type { FromSearchWorker, SearchEntry, ToSearchWorker } from './types.ts'

// The page's types know no worker scope: name the two members that are used.
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<ToSearchWorker>) => void) | null
  postMessage: (message: FromSearchWorker) => void
}

const answer = createAnswerer(async (index) => {
  const response = await fetch(index)
  if (!response.ok) throw new Error(`${index}: ${response.status}`)
  return (await response.json()) as readonly SearchEntry[]
})

scope.onmessage = ({ data: { id, ...question } }) =>
  void answer(question).then((found) => scope.postMessage({ id, answer: found }))
