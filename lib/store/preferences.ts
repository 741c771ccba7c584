import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SafeStorage } from './safe-storage.ts'

/** What a student may choose for this browser, by name; the first of each is what holds until then. */
export const CHOICES = {
  /** `auto`: the full editor on wide screens, the plain one on phones. */
  editor: ['auto', 'plain', 'full'],
  /** What stands beside or below a lab's editor. */
  panel: ['problems', 'xray', 'solution'],
  /** Where the X-ray stands on a wide screen. */
  dock: ['right', 'bottom'],
  /** How the differences of two files stand, where there is room for both. */
  diff: ['inline', 'beside'],
  /** Of the editor's text, in pixels. */
  fontSize: ['13.5', '12', '15', '17', '20'],
  wrap: ['off', 'on'],
  /** What Tab does in the full editor. */
  tabKey: ['indent', 'leave'],
  /** Keys without Ctrl or Alt, such as `?` and `/` (WCAG 2.1.4). */
  singleKeys: ['on', 'off'],
  motion: ['system', 'reduce'],
} as const

type Choices = typeof CHOICES
export type Preference = keyof Choices
export type Values = { readonly [P in Preference]: Choices[P][number] }
export type PanelChoice = Values['panel']

export type Preferences = Values & {
  readonly hydrated: boolean
  readonly hydrate: () => void
  /** Shows what is saved now: another tab or an import may have written it. */
  readonly refresh: () => void
  readonly choose: <P extends Preference>(name: P, value: Values[P]) => void
}

export const preferenceKey = (name: Preference): string => `drydock:${name}`

/** What the student chose for this browser. A value that is not known counts as not chosen. */
export function createPreferences({ storage }: { storage: SafeStorage }): StoreApi<Preferences> {
  const saved = () => valuesBy((name) => known(name, storage.read(preferenceKey(name))))
  return createStore<Preferences>()((set, get) => ({
    ...valuesBy((name) => CHOICES[name][0]),
    hydrated: false,
    hydrate() {
      if (!get().hydrated) set({ hydrated: true, ...saved() })
    },
    // What a full or blocked storage refused holds until the page is left.
    refresh: () => storage.state() === 'ok' && set(saved()),
    choose(name, value) {
      set({ [name]: value } as Partial<Values>)
      storage.write(preferenceKey(name), value)
    },
  }))
}

const NAMES = Object.keys(CHOICES) as Preference[]

function known(name: Preference, saved: string | null): string {
  return CHOICES[name].find((value) => value === saved) ?? CHOICES[name][0]
}

/** `valueOf` gives one of the choices of that name. */
function valuesBy(valueOf: (name: Preference) => string): Values {
  return Object.fromEntries(NAMES.map((name) => [name, valueOf(name)])) as unknown as Values
}
