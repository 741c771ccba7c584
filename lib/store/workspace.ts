import { createStore, type StoreApi } from 'zustand/vanilla'
import { decodeDraft, type Draft } from './draft.ts'
import type { SafeStorage, StorageState } from './safe-storage.ts'
import { decodeJson, readJson } from './saved.ts'

export const draftKey = (lab: string) => `drydock:draft:${lab}`

type Files = Readonly<Record<string, string>>

export type WorkspaceState = {
  /** The student's files, path to text. */
  readonly files: Files
  readonly active: string
  /** Hints shown, per objective. */
  readonly hints: Readonly<Record<string, number>>
  readonly hydrated: boolean
  /** When the draft was last written, in milliseconds; null: not yet. */
  readonly savedAt: number | null
  /** Edits that are not written yet. */
  readonly dirty: boolean
  readonly storage: StorageState
  /** The draft was begun on another version of this lab. */
  readonly outdated: boolean
  /** The lab's files as they were when the draft was begun; null where an old draft does not say. */
  readonly begun: Files | null
  /** Files of the student that the lab does not have any more. They stay in the draft. */
  readonly left: Files
  /** The solution was looked at before the lab was passed. */
  readonly solutionSeen: boolean
  /** The saved draft could not be read; it was put aside. */
  readonly corrupt: boolean
  /** The offer of help was closed: it is made once. */
  readonly helpClosed: boolean
  /** What another tab has saved while there were edits here: nothing is written until one of the two is chosen. */
  readonly theirs: Draft | null
  /** What Reset or `replace` has replaced, while it can be undone. */
  readonly undo: Replaced | null
  readonly hydrate: () => void
  readonly setText: (file: string, text: string) => void
  readonly open: (file: string) => void
  readonly showHint: (objective: string) => void
  readonly reset: () => void
  /** Puts texts in place of those files, as one step that can be undone. */
  readonly replace: (files: Files) => void
  readonly undoReset: () => void
  readonly forgetUndo: () => void
  /** Goes on with the student's files in a lab that has changed. */
  readonly accept: () => void
  readonly seeSolution: () => void
  readonly closeHelp: () => void
  /** Takes in what another tab has written: at once, or as `theirs` where edits here would be lost. */
  readonly follow: (text: string | null) => void
  readonly takeTheirs: () => void
  readonly keepMine: () => void
  /** Writes at once what waits to be written. */
  readonly flush: () => void
}
type Replaced = Pick<WorkspaceState, 'files' | 'left' | 'begun' | 'outdated'>
export type WorkspaceStore = StoreApi<WorkspaceState>

export type WorkspaceOptions = {
  readonly lab: { readonly id: string; readonly hash: string; readonly starter: Files }
  readonly storage: SafeStorage
  readonly now?: () => number
  /** Milliseconds without an edit before the draft is written. */
  readonly delay?: number
}

/** The files of one lab as the student has them, saved as they change. */
export function createWorkspace({
  lab,
  storage,
  now = Date.now,
  delay = 300,
}: WorkspaceOptions): WorkspaceStore {
  const key = draftKey(lab.id)
  let timer: ReturnType<typeof setTimeout> | undefined

  const store = createStore<WorkspaceState>()((set, get) => {
    function later() {
      set({ dirty: true })
      clearTimeout(timer)
      timer = setTimeout(flush, delay)
    }

    function draftNow(): Draft {
      const { files, left, hints, active, outdated, begun, solutionSeen, helpClosed } = get()
      return {
        version: 1,
        hash: outdated ? '' : lab.hash,
        files: { ...left, ...files },
        hints,
        active,
        savedAt: now(),
        ...(begun ? { starter: begun } : {}),
        ...(solutionSeen ? { solutionSeen } : {}),
        ...(helpClosed ? { helpClosed } : {}),
      }
    }

    function flush() {
      clearTimeout(timer)
      if (!get().dirty) return
      const draft = draftNow()
      // Not chosen yet: theirs stays, and mine is kept aside in case the page goes away.
      if (get().theirs) return void storage.write(`${key}:backup`, JSON.stringify(draft))
      const state = storage.write(key, JSON.stringify(draft))
      set({ dirty: false, ...(state === 'ok' ? { savedAt: draft.savedAt } : {}) })
    }

    /** The file on screen stays: the other tab may look at another one. */
    function adopt(draft: Draft) {
      const { active: _, ...rest } = restored(draft, lab)
      set({ ...rest, theirs: null, dirty: false, undo: null })
    }

    function hydrate() {
      if (get().hydrated) return
      storage.probe()
      const saved = readJson(storage, key, decodeDraft)
      if (saved.kind === 'value') set(restored(saved.value, lab))
      set({ hydrated: true, corrupt: saved.kind === 'corrupt', storage: storage.state() })
    }

    return {
      files: lab.starter,
      active: Object.keys(lab.starter)[0] ?? '',
      hints: {},
      hydrated: false,
      savedAt: null,
      dirty: false,
      storage: 'ok',
      outdated: false,
      begun: lab.starter,
      left: {},
      solutionSeen: false,
      corrupt: false,
      helpClosed: false,
      theirs: null,
      undo: null,
      hydrate,
      setText(file, text) {
        if (!Object.hasOwn(lab.starter, file) || get().files[file] === text) return
        set({ files: { ...get().files, [file]: text } })
        later()
      },
      open: (active) => set({ active }),
      showHint(objective) {
        set({ hints: { ...get().hints, [objective]: (get().hints[objective] ?? 0) + 1 } })
        later()
      },
      reset() {
        const { files, left, begun, outdated } = get()
        set({ undo: { files, left, begun, outdated }, ...fresh(lab) })
        later()
      },
      replace(texts) {
        const { files, left, begun, outdated } = get()
        const known = Object.entries(texts).filter(([name]) => Object.hasOwn(lab.starter, name))
        set({ undo: { files, left, begun, outdated }, files: { ...files, ...Object.fromEntries(known) } })
        later()
      },
      undoReset() {
        const { undo } = get()
        if (!undo) return
        set({ ...undo, undo: null })
        later()
      },
      forgetUndo: () => set({ undo: null }),
      accept() {
        set({ outdated: false, corrupt: false, begun: lab.starter })
        later()
      },
      seeSolution() {
        if (get().solutionSeen) return
        set({ solutionSeen: true })
        later()
      },
      closeHelp() {
        set({ helpClosed: true })
        later()
      },
      follow(text) {
        const draft = text === null ? null : decodeJson(text, decodeDraft)
        if (!draft || !get().hydrated || draft.savedAt === get().savedAt) return
        if (!get().dirty) return adopt(draft)
        clearTimeout(timer)
        set({ theirs: draft })
      },
      takeTheirs() {
        const { theirs } = get()
        if (!theirs) return
        clearTimeout(timer)
        storage.write(`${key}:backup`, JSON.stringify(draftNow()))
        adopt(theirs)
      },
      keepMine() {
        set({ theirs: null })
        flush()
      },
      flush,
    }
  })
  storage.subscribe(() => store.setState({ storage: storage.state() }))
  return store
}

const fresh = ({ starter }: WorkspaceOptions['lab']): Replaced => ({
  files: starter,
  left: {},
  begun: starter,
  outdated: false,
})

/** A draft holds what the student wrote; a file that is new in the lab comes from the starter. */
function restored(draft: Draft, lab: WorkspaceOptions['lab']): Partial<WorkspaceState> {
  const names = Object.keys(lab.starter)
  const files = Object.fromEntries(names.map((name) => [name, draft.files[name] ?? lab.starter[name] ?? '']))
  const outdated = draft.hash !== lab.hash
  return {
    files,
    left: Object.fromEntries(
      Object.entries(draft.files).filter(([name]) => !Object.hasOwn(lab.starter, name)),
    ),
    begun: draft.starter ?? (outdated ? null : lab.starter),
    solutionSeen: draft.solutionSeen ?? false,
    helpClosed: draft.helpClosed ?? false,
    hints: draft.hints,
    ...(draft.active === undefined ? {} : { active: draft.active }),
    savedAt: draft.savedAt,
    outdated,
  }
}
