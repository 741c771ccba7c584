import { createPreferences } from './preferences.ts'
import { createProgressStore } from './progress.ts'
import { createSafeStorage } from './safe-storage.ts'

/** The stores of this browser. Nothing is read before `hydrate`, so a server may import this too. */
export const storage = createSafeStorage(() => window.localStorage)
export const progressStore = createProgressStore({ storage })
export const preferences = createPreferences({ storage })
