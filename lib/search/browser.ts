import { createSearchClient, type SearchClient, type SearchWorkerLike } from './client.ts'
import type { SearchEntry } from './types.ts'

/** The search beside the page, in a worker that the build bundles. */
export function browserSearch(commands: readonly SearchEntry[]): SearchClient {
  return createSearchClient({
    create: () =>
      new Worker(new URL('./search.worker.ts', import.meta.url), {
        type: 'module',
        name: 'search',
      }) as SearchWorkerLike,
    index: new URL(`${process.env.BASE_PATH ?? ''}/search.json`, location.href).href,
    commands,
  })
}
