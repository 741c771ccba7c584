import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FileKind } from '../engine/file-kind.ts'
import type { SafeStorage } from '../store/safe-storage.ts'
import { readJson } from '../store/saved.ts'
import { EXAMPLE } from './example.ts'
import { decodeSaved, PLAYGROUND_KEY, toSaved } from './saved.ts'
import { type ContextChoice, EMPTY, type Playground } from './types.ts'

type Shown = {
  readonly playground: Playground
  /** The file in the editor; empty when there is none. */
  readonly active: string
  /** Nobody has touched the example yet. */
  readonly example: boolean
}
/** `off`: this browser stores nothing. `large`: more than it holds. `link`: not asked for yet. */
export type Kept = 'yes' | 'off' | 'large' | 'link'

export type PlaygroundState = Shown & {
  readonly hydrated: boolean
  readonly kept: Kept
  /** What lay here before something else took its place, while that can be undone, and what was done. */
  readonly undo: (Shown & { readonly said: string }) | null
  /** The student's own files, while others lie here that came with a link. */
  readonly own: Shown | null
  readonly hydrate: () => void
  readonly setText: (path: string, text: string) => void
  readonly setTexts: (files: Playground['files'], said: string) => void
  readonly setKind: (path: string, kind: FileKind) => void
  readonly setContext: (context: ContextChoice) => void
  readonly open: (path: string) => void
  /** Adds files to those that are open; in place of the example. */
  readonly add: (files: Playground['files']) => void
  readonly close: (path: string) => void
  readonly replace: (playground: Playground, said: string) => void
  readonly openShared: (files: Playground['files']) => void
  readonly keepShared: () => void
  readonly leaveShared: () => void
  readonly takeBack: () => void
  readonly forgetUndo: () => void
  readonly flush: () => void
}
export type PlaygroundStore = StoreApi<PlaygroundState>

const shownOf = (playground: Playground): Shown => ({
  playground,
  active: firstOf(playground),
  example: playground === EXAMPLE,
})
/** A Dockerfile before anything else: it is what most come for. */
function firstOf({ files }: Playground): string {
  const paths = Object.keys(files)
  return paths.find((path) => /(?:^|\/)dockerfile$/i.test(path)) ?? paths[0] ?? ''
}

/** The files of the playground, kept in this browser as they change. `delay`: milliseconds without a change before that. */
export function createPlaygroundStore({
  storage,
  delay = 300,
}: {
  storage: SafeStorage
  delay?: number
}): PlaygroundStore {
  let timer: ReturnType<typeof setTimeout> | undefined

  return createStore<PlaygroundState>()((set, get) => {
    const shown = (): Shown => {
      const { playground, active, example } = get()
      return { playground, active, example }
    }
    function change(next: Partial<PlaygroundState>) {
      set(next)
      clearTimeout(timer)
      timer = setTimeout(flush, delay)
    }
    function edit(next: Partial<Playground>) {
      change({ playground: { ...get().playground, ...next }, example: false })
    }
    function put(next: Shown, said: string) {
      change({ ...next, undo: { ...shown(), said }, own: null })
    }

    function flush() {
      clearTimeout(timer)
      if (!get().hydrated) return
      if (get().own) return set({ kept: 'link' })
      if (get().example) return storage.remove(PLAYGROUND_KEY)
      const text = toSaved(shown())
      set({ kept: text === null ? 'large' : storage.write(PLAYGROUND_KEY, text) === 'ok' ? 'yes' : 'off' })
    }

    return {
      ...shownOf(EXAMPLE),
      hydrated: false,
      kept: 'yes',
      undo: null,
      own: null,
      hydrate() {
        if (get().hydrated) return
        const saved = readJson(storage, PLAYGROUND_KEY, decodeSaved)
        set({ hydrated: true, ...(saved.kind === 'value' ? { ...saved.value, example: false } : {}) })
      },
      setText(path, text) {
        const { files } = get().playground
        if (files[path] !== text) edit({ files: { ...files, [path]: text } })
      },
      setTexts(files, said) {
        const { playground, active } = get()
        const next = { ...playground, files: { ...playground.files, ...files } }
        change({ playground: next, active, example: false, undo: { ...shown(), said } })
      },
      setKind: (path, kind) => edit({ kinds: { ...get().playground.kinds, [path]: kind } }),
      setContext(context) {
        const { folder } = get().playground
        if (folder) edit({ folder: { ...folder, context } })
      },
      open: (active) => set({ active }),
      add(files) {
        const { playground, example } = get()
        const before = example ? EMPTY : playground
        const next = { ...before, files: { ...before.files, ...files } }
        change({ playground: next, active: Object.keys(files)[0] ?? '', example: false })
      },
      close(path) {
        const { [path]: _, ...files } = get().playground.files
        const next = { ...get().playground, files }
        const active = get().active === path ? firstOf(next) : get().active
        put({ playground: next, active, example: false }, `${path} was closed.`)
      },
      replace: (playground, said) => put(shownOf(playground), said),
      openShared(files) {
        const own = get().own ?? shown()
        set({ ...shownOf({ ...EMPTY, files }), own, undo: null, kept: 'link' })
      },
      keepShared() {
        const { own } = get()
        if (own)
          change({ own: null, undo: { ...own, said: 'The files of the link took the place of yours.' } })
      },
      leaveShared() {
        const { own } = get()
        if (own) change({ ...own, own: null, kept: 'yes' })
      },
      takeBack() {
        const { undo } = get()
        if (!undo) return
        const { said: _, ...before } = undo
        change({ ...before, undo: null })
      },
      forgetUndo: () => set({ undo: null }),
      flush,
    }
  })
}
