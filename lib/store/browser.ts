import { storage, whenSavedElsewhere } from './browser-progress.ts'
import { createPreferences } from './preferences.ts'
import { PROGRESS_KEY } from './progress.ts'

/** The stores of this browser. Nothing is read before `hydrate`, so a server may import this too. */
export { progressStore, storage } from './browser-progress.ts'
export const preferences = createPreferences({ storage })

whenSavedElsewhere((key) => key === PROGRESS_KEY || preferences.getState().refresh())
