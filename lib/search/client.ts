import type { FromSearchWorker, SearchAnswer, SearchEntry, ToSearchWorker } from './types.ts'

/** What the client needs of a `Worker`; a test brings its own. */
export type SearchWorkerLike = {
  postMessage: (message: ToSearchWorker) => void
  terminate: () => void
  onmessage: ((event: { data: FromSearchWorker }) => void) | null
  onerror: ((event: { preventDefault?: () => void }) => void) | null
}

export type SearchClient = {
  /** Null when a newer question took its place. Without a worker the commands alone answer. */
  readonly search: (text: string) => Promise<SearchAnswer | null>
  readonly dispose: () => void
}

type Options = {
  readonly create: () => SearchWorkerLike
  readonly index: string
  readonly commands: readonly SearchEntry[]
}
type Waiting = {
  readonly id: number
  readonly text: string
  readonly settle: (answer: SearchAnswer | null) => void
}

/** One worker, of whose answers only the newest counts. One that dies is started anew by the next question. */
export function createSearchClient({ create, index, commands }: Options): SearchClient {
  let worker: SearchWorkerLike | null = null
  let waiting: Waiting | null = null
  let lastId = 0

  function start(): SearchWorkerLike {
    const mine = create()
    mine.onmessage = ({ data }) => data.id === waiting?.id && settle(data.answer)
    mine.onerror = (event) => {
      event.preventDefault?.()
      if (mine === worker) lost()
    }
    return mine
  }

  function settle(answer: SearchAnswer | null) {
    waiting?.settle(answer)
    waiting = null
  }

  function lost() {
    worker?.terminate()
    worker = null
    if (waiting) settle({ groups: commandsWith(commands, waiting.text), complete: false })
  }

  return {
    search: (text) =>
      new Promise((resolve) => {
        settle(null)
        waiting = { id: ++lastId, text, settle: resolve }
        try {
          worker ??= start()
          worker.postMessage({ id: lastId, text, index, commands })
        } catch {
          lost()
        }
      }),
    dispose() {
      worker?.terminate()
      worker = null
      settle(null)
    },
  }
}

/** The plainest search there is, for when the real one cannot be loaded. */
function commandsWith(commands: readonly SearchEntry[], text: string): SearchAnswer['groups'] {
  const wanted = text.trim().toLowerCase()
  const hits = commands
    .filter(({ title }) => title.toLowerCase().includes(wanted))
    .map(({ kind, href, title, detail }) => ({
      kind,
      href,
      title: [{ text: title, hit: false }],
      detail: [{ text: detail, hit: false }],
    }))
  return hits.length > 0 ? [{ name: 'Commands', hits }] : []
}
