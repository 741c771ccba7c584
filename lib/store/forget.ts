import type { Entries } from './entries.ts'
import { PROGRESS_KEY } from './progress.ts'
import type { ProgressData } from './progress-data.ts'

/** What takes one lab out of the progress, its files included. */
export function forgetEntries(progress: ProgressData, lab: string): Entries {
  const labs = Object.fromEntries(Object.entries(progress.labs).filter(([id]) => id !== lab))
  return new Map([
    [PROGRESS_KEY, JSON.stringify({ ...progress, labs })],
    [`drydock:draft:${lab}`, null],
  ])
}
