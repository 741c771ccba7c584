import { createProgressStore } from './progress.ts'
import { createSafeStorage } from './safe-storage.ts'

/** The progress of this browser, apart from the choices: a lesson needs no more at first. Nothing is read before `hydrate`. */
export const storage = createSafeStorage(() => window.localStorage)
export const progressStore = createProgressStore({ storage })

/** Calls back when another tab saved something other than a draft, with its key, and with null when anything may be new. */
export function whenSavedElsewhere(listener: (key: string | null) => void): void {
  if (typeof window === 'undefined') return
  addEventListener('storage', ({ key }) => key?.startsWith('drydock:draft:') || listener(key))
  // A page that comes back from the browser's cache has heard of nothing meanwhile.
  addEventListener('pageshow', ({ persisted }) => persisted && listener(null))
}

whenSavedElsewhere(() => progressStore.getState().refresh())
