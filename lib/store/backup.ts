import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ProgressData } from './progress-data.ts'
import type { SafeStorage } from './safe-storage.ts'
import { decodeJson, isRecord } from './saved.ts'

export const BACKUP_KEY = 'drydock:export'
/** So many labs with a new result are worth a question. */
const WORTH = 3

type Times = {
  /** When the progress was last exported, in milliseconds; null: never. */
  readonly exportedAt: number | null
  /** When the student said "Not now". */
  readonly laterAt: number | null
}
export type Backup = Times & {
  readonly hydrated: boolean
  readonly hydrate: () => void
  readonly exported: () => void
  readonly later: () => void
}

/** Remembers when the student last took the progress out of this browser. */
export function createBackup({
  storage,
  now = Date.now,
}: {
  storage: SafeStorage
  now?: () => number
}): StoreApi<Backup> {
  return createStore<Backup>()((set, get) => {
    function save(times: Partial<Times>) {
      const { exportedAt, laterAt } = { ...get(), ...times }
      storage.write(BACKUP_KEY, JSON.stringify({ exportedAt, laterAt }))
      set(times)
    }
    return {
      exportedAt: null,
      laterAt: null,
      hydrated: false,
      hydrate: () => set({ ...timesOf(storage.read(BACKUP_KEY)), hydrated: true }),
      exported: () => save({ exportedAt: now() }),
      later: () => save({ laterAt: now() }),
    }
  })
}

function timesOf(text: string | null): Times {
  const saved = (text === null ? null : decodeJson(text, (data) => (isRecord(data) ? data : null))) ?? {}
  return { exportedAt: timeOr(saved['exportedAt']), laterAt: timeOr(saved['laterAt']) }
}

const timeOr = (data: unknown): number | null =>
  typeof data === 'number' && Number.isFinite(data) ? data : null

/** How many labs got a result since then, where that is worth a question; 0: nothing to say. */
export function labsToBackUp(labs: ProgressData['labs'], { exportedAt, laterAt }: Times): number {
  const since = Math.max(exportedAt ?? 0, laterAt ?? 0)
  const count = Object.values(labs).filter(({ updatedAt }) => updatedAt > since).length
  return count >= WORTH ? count : 0
}
