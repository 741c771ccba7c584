import { decodeDraft, type Draft } from '../draft.ts'
import { ownKeys } from '../entries.ts'
import { CHOICES } from '../preferences.ts'
import type { ProgressData } from '../progress-data.ts'
import type { SafeStorage } from '../safe-storage.ts'
import { decodeJson } from '../saved.ts'

export const KIND = 'drydock-progress'
/** Of the file around the parts; the progress in it has a version of its own. */
export const FILE_VERSION = 1

/** Everything a student has here, as one file. */
export type ProgressFile = {
  readonly kind: typeof KIND
  readonly version: typeof FILE_VERSION
  /** ISO 8601, or empty: not known. */
  readonly exportedAt: string
} & Belongings

export type Belongings = {
  readonly progress: ProgressData
  /** By the lab's id. */
  readonly drafts: Readonly<Record<string, Draft>>
  /** Only what was chosen, name to value. */
  readonly preferences: Readonly<Record<string, string>>
}

const DRAFT = 'drydock:draft:'
export const draftKeyOf = (lab: string) => `${DRAFT}${lab}`

/** What may be chosen, with the theme, which is kept by the page itself because it is needed before any script. */
export const SETTINGS: Readonly<Record<string, readonly string[]>> = { ...CHOICES, theme: ['light', 'dark'] }
export const settingKey = (name: string) => `drydock:${name}`

export function collect(storage: SafeStorage, progress: ProgressData): Belongings {
  return { progress, drafts: drafts(storage), preferences: chosen(storage) }
}

function drafts(storage: SafeStorage): Record<string, Draft> {
  const labs = ownKeys(storage)
    .filter((key) => key.startsWith(DRAFT))
    .map((key) => key.slice(DRAFT.length))
  const found = labs.map(
    (lab) => [lab, decodeJson(storage.read(draftKeyOf(lab)) ?? '', decodeDraft)] as const,
  )
  return Object.fromEntries(
    // What was put aside lies beside a draft, and may even look like one.
    found.filter((entry): entry is readonly [string, Draft] => entry[1] !== null && !entry[0].includes(':')),
  )
}

function chosen(storage: SafeStorage): Record<string, string> {
  const all = Object.keys(SETTINGS).map((name) => [name, storage.read(settingKey(name))] as const)
  return Object.fromEntries(
    all.filter((entry): entry is readonly [string, string] => isSetting(entry[0], entry[1])),
  )
}

export const isSetting = (name: string, value: unknown): value is string =>
  Object.hasOwn(SETTINGS, name) && (SETTINGS[name] ?? []).some((known) => known === value)

/** The file's text: the same belongings give the same bytes. `now` in milliseconds. */
export function encodeFile(belongings: Belongings, now: number): string {
  const exportedAt = new Date(now).toISOString()
  const file: ProgressFile = { kind: KIND, version: FILE_VERSION, exportedAt, ...belongings }
  return `${JSON.stringify(file, inOrder, 2)}\n`
}

/** For JSON.stringify: the keys of every record in the order of the alphabet. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** `drydock-progress-2026-11-22.json`, with the day of the student. */
export function fileName(now: Date): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'))
  return `drydock-progress-${now.getFullYear()}-${month}-${day}.json`
}
