import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SafeStorage } from './safe-storage.ts'

export const EDITOR_KEY = 'drydock:editor'
export const PANEL_KEY = 'drydock:panel'
export const DOCK_KEY = 'drydock:dock'

/** `auto`: the full editor on wide screens, the plain one on phones. */
export type EditorChoice = 'auto' | 'plain' | 'full'
/** What stands beside or below a lab's editor. */
export type PanelChoice = 'problems' | 'xray'
/** Where the X-ray stands on a wide screen. */
export type DockChoice = 'right' | 'bottom'
export type Preferences = {
  readonly editor: EditorChoice
  readonly panel: PanelChoice
  readonly dock: DockChoice
  readonly hydrated: boolean
  readonly hydrate: () => void
  readonly chooseEditor: (editor: EditorChoice) => void
  readonly choosePanel: (panel: PanelChoice) => void
  readonly chooseDock: (dock: DockChoice) => void
}

/** What the student chose for this browser. A value that is not known counts as not chosen. */
export function createPreferences({ storage }: { storage: SafeStorage }): StoreApi<Preferences> {
  return createStore<Preferences>()((set, get) => {
    const read = <T extends string>(key: string, known: readonly T[], otherwise: T): T =>
      known.find((value) => value === storage.read(key)) ?? otherwise
    return {
      editor: 'auto',
      panel: 'problems',
      dock: 'right',
      hydrated: false,
      hydrate() {
        const { editor, panel, dock } = get()
        set({
          hydrated: true,
          editor: read(EDITOR_KEY, ['plain', 'full'], editor),
          panel: read(PANEL_KEY, ['problems', 'xray'], panel),
          dock: read(DOCK_KEY, ['right', 'bottom'], dock),
        })
      },
      chooseEditor(editor) {
        set({ editor })
        storage.write(EDITOR_KEY, editor)
      },
      choosePanel(panel) {
        set({ panel })
        storage.write(PANEL_KEY, panel)
      },
      chooseDock(dock) {
        set({ dock })
        storage.write(DOCK_KEY, dock)
      },
    }
  })
}
