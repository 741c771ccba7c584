import { createSearchEngine, type SearchEngine } from './engine.ts'
import type { SearchAnswer, SearchEntry, ToSearchWorker } from './types.ts'

/** Loads the index once it is first asked; after a failure every question tries again. */
export function createAnswerer(load: (index: string) => Promise<readonly SearchEntry[]>) {
  let whole: Promise<SearchEngine> | null = null

  return async ({ text, index, commands }: Omit<ToSearchWorker, 'id'>): Promise<SearchAnswer> => {
    whole ??= load(index).then((entries) => createSearchEngine([...commands, ...entries]))
    try {
      return { groups: (await whole)(text), complete: true }
    } catch {
      whole = null
      return { groups: createSearchEngine(commands)(text), complete: false }
    }
  }
}
