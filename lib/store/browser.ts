import { createPreferences } from './preferences.ts'
import { createProgressStore, PROGRESS_KEY } from './progress.ts'
import { createSafeStorage } from './safe-storage.ts'

/** The stores of this browser. Nothing is read before `hydrate`, so a server may import this too. */
export const storage = createSafeStorage(() => window.localStorage)
export const progressStore = createProgressStore({ storage })
export const preferences = createPreferences({ storage })

function refresh() {
  progressStore.getState().refresh()
  preferences.getState().refresh()
}

if (typeof window !== 'undefined') {
  addEventListener('storage', ({ key }) => {
    if (key === PROGRESS_KEY) progressStore.getState().refresh()
    else if (!key?.startsWith('drydock:draft:')) refresh()
  })
  // A page that comes back from the browser's cache has heard of nothing meanwhile.
  addEventListener('pageshow', ({ persisted }) => persisted && refresh())
}
