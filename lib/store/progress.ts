import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Grade } from '@/lib/engine/index.ts'
import { decodeProgress, EMPTY, merge, recordGrade, VERSION, type ProgressData } from './progress-data.ts'
import type { SafeStorage, StorageState } from './safe-storage.ts'
import { decodeJson, readJson } from './saved.ts'

export const PROGRESS_KEY = 'drydock:progress'

export type ProgressState = Pick<ProgressData, 'labs' | 'lessons'> & {
  /** False until the browser's storage was read: a server-rendered page shows no progress. */
  readonly hydrated: boolean
  readonly storage: StorageState
  /** The saved progress could not be read; it was put aside. */
  readonly corrupt: boolean
  readonly hydrate: () => void
  /** Takes in what another tab has written. */
  readonly refresh: (text: string | null) => void
  /** Counts an attempt and keeps the best score. Only for a grade that could be given. */
  readonly record: (lab: { id: string; hash: string }, grade: Grade) => void
  readonly markLesson: (key: string, done: boolean) => void
}
export type ProgressStore = StoreApi<ProgressState>

export function createProgressStore({
  storage,
  now = Date.now,
}: {
  storage: SafeStorage
  now?: () => number
}): ProgressStore {
  const store = createStore<ProgressState>()((set, get) => {
    const data = (): ProgressData => ({ version: VERSION, labs: get().labs, lessons: get().lessons })
    const show = ({ labs, lessons }: ProgressData) => set({ labs, lessons })

    /** Saves on top of what another tab has saved meanwhile. */
    function save() {
      const text = storage.read(PROGRESS_KEY)
      const saved = text === null ? null : decodeJson(text, decodeProgress)
      const merged = saved ? merge(data(), saved) : data()
      storage.write(PROGRESS_KEY, JSON.stringify(merged))
      show(merged)
    }

    return {
      labs: EMPTY.labs,
      lessons: EMPTY.lessons,
      hydrated: false,
      storage: 'ok',
      corrupt: false,
      hydrate() {
        if (get().hydrated) return
        const saved = readJson(storage, PROGRESS_KEY, decodeProgress)
        if (saved.kind === 'value') show(merge(data(), saved.value))
        set({ hydrated: true, corrupt: saved.kind === 'corrupt', storage: storage.state() })
      },
      refresh(text) {
        const saved = text === null ? null : decodeJson(text, decodeProgress)
        if (saved) show(merge(data(), saved))
      },
      record({ id, hash }, grade) {
        const lab = recordGrade(get().labs[id], { hash, grade, now: now() })
        set({ labs: { ...get().labs, [id]: lab } })
        save()
      },
      markLesson(key, done) {
        set({ lessons: { ...get().lessons, [key]: { done, updatedAt: now() } } })
        save()
      },
    }
  })
  storage.subscribe(() => store.setState({ storage: storage.state() }))
  return store
}
