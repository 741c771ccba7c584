import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Grade } from '@/lib/engine/index.ts'
import { decodeProgressText, type Decoded } from './decode-progress.ts'
import {
  EMPTY,
  merge,
  recordGrade,
  VERSION,
  type Help,
  type Place,
  type ProgressData,
} from './progress-data.ts'
import type { SafeStorage, StorageState } from './safe-storage.ts'
import { putAside } from './saved.ts'

export const PROGRESS_KEY = 'drydock:progress'

export type ProgressState = Omit<ProgressData, 'version'> & {
  /** False until the browser's storage was read: a server-rendered page shows no progress. */
  readonly hydrated: boolean
  readonly storage: StorageState
  /** The saved progress could not be read; it was put aside. */
  readonly corrupt: boolean
  /** A later version of this site has written it: it is neither read nor overwritten. */
  readonly newer: boolean
  readonly hydrate: () => void
  /** Shows what another tab has saved. */
  readonly refresh: () => void
  /** What is saved now is all there is: it was imported, erased or brought back. */
  readonly adopt: () => void
  /** Counts an attempt and keeps the best score. Only for a grade that could be given. */
  readonly record: (lab: { id: string; hash: string; help?: Help }, grade: Grade) => void
  readonly markLesson: (key: string, done: boolean) => void
  /** Remembers where the student is, to go on from there. */
  readonly visit: (kind: Place['kind'], id: string) => void
}
export type ProgressStore = StoreApi<ProgressState>

export function createProgressStore({
  storage,
  now = Date.now,
}: {
  storage: SafeStorage
  now?: () => number
}): ProgressStore {
  /** The last write was refused: there is more in memory than in the storage. */
  let unsaved = false

  const store = createStore<ProgressState>()((set, get) => {
    const data = (): ProgressData => progressOf(get())

    /** What stands in the storage, with the notices that belong to it; text that cannot be read is put aside. */
    function load(): Decoded | null {
      const text = storage.read(PROGRESS_KEY)
      const saved = text === null ? null : decodeProgressText(text)
      set({ newer: saved?.kind === 'newer' })
      if (!saved || text === null) return null
      if (saved.kind === 'corrupt') startFresh(text)
      if (saved.kind === 'value') keepOlder(saved, text)
      return saved
    }

    function startFresh(text: string) {
      unsaved = true
      if (putAside(storage, PROGRESS_KEY, text)) set({ corrupt: true })
    }

    function keepOlder({ from, whole }: Decoded & { kind: 'value' }, text: string) {
      const key = from < VERSION ? `${PROGRESS_KEY}:backup-v${from}` : `${PROGRESS_KEY}:backup`
      if ((from < VERSION || !whole) && storage.read(key) !== text) storage.write(key, text)
    }

    /** The storage is the truth, for other tabs write there too; what it refused stays in memory on top. */
    function truth(): ProgressData {
      const saved = load()
      const known = saved?.kind === 'value' ? saved.value : EMPTY
      return unsaved || (saved && saved.kind !== 'value') ? merge(data(), known) : known
    }

    function change(update: (data: ProgressData) => ProgressData) {
      const next = update(truth())
      if (!get().newer) unsaved = storage.write(PROGRESS_KEY, JSON.stringify(next)) !== 'ok'
      set(next)
    }

    return {
      labs: EMPTY.labs,
      lessons: EMPTY.lessons,
      place: EMPTY.place,
      hydrated: false,
      storage: 'ok',
      corrupt: false,
      newer: false,
      hydrate() {
        if (!get().hydrated) set({ ...truth(), hydrated: true, storage: storage.state() })
      },
      refresh: () => set(truth()),
      adopt() {
        unsaved = false
        set({ corrupt: false })
        set(truth())
      },
      record({ id, hash, help }, grade) {
        change((before) => {
          const lab = recordGrade(before.labs[id], { hash, grade, help, now: now() })
          return { ...before, labs: { ...before.labs, [id]: lab } }
        })
      },
      markLesson(key, done) {
        change((before) => {
          return { ...before, lessons: { ...before.lessons, [key]: { done, updatedAt: now() } } }
        })
      },
      visit(kind, id) {
        change((before) => ({ ...before, place: { kind, id, at: now() } }))
      },
    }
  })
  storage.subscribe(() => store.setState({ storage: storage.state() }))
  return store
}

/** The part of the store that is saved. */
export function progressOf({ labs, lessons, place }: ProgressState): ProgressData {
  return { version: VERSION, labs, lessons, place }
}
