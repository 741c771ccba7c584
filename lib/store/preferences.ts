import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SafeStorage } from './safe-storage.ts'

export const EDITOR_KEY = 'drydock:editor'

/** `auto`: the full editor on wide screens, the plain one on phones. */
export type EditorChoice = 'auto' | 'plain' | 'full'
export type Preferences = {
  readonly editor: EditorChoice
  readonly hydrated: boolean
  readonly hydrate: () => void
  readonly chooseEditor: (editor: EditorChoice) => void
}

/** What the student chose for this browser. A value that is not known counts as not chosen. */
export function createPreferences({ storage }: { storage: SafeStorage }): StoreApi<Preferences> {
  return createStore<Preferences>()((set) => ({
    editor: 'auto',
    hydrated: false,
    hydrate() {
      const saved = storage.read(EDITOR_KEY)
      set({ hydrated: true, ...(saved === 'plain' || saved === 'full' ? { editor: saved } : {}) })
    },
    chooseEditor(editor) {
      set({ editor })
      storage.write(EDITOR_KEY, editor)
    },
  }))
}
