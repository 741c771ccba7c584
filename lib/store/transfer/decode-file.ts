import { decodeProgress } from '../decode-progress.ts'
import { decodeDraft, type Draft } from '../draft.ts'
import type { ProgressData } from '../progress-data.ts'
import { decodeRecord, isRecord } from '../saved.ts'
import { FILE_VERSION, isSetting, KIND, type ProgressFile } from './file.ts'
import { withinLimits } from './limits.ts'

/** In characters. Browsers keep about 5 million for a site, so no file of ours is larger. */
export const MAX_LENGTH = 6_000_000

export type DecodedFile =
  /** `message`: what is wrong with it, as a whole sentence. */
  | { readonly kind: 'refused'; readonly message: string }
  | {
      readonly kind: 'file'
      readonly file: ProgressFile
      /** Places of what was not known, such as `drafts.nonroot`; it stays out. */
      readonly leftOut: readonly string[]
    }

/** Reads a file that anybody may have written. Never throws. `now` in milliseconds. */
export function decodeFile(text: string, now: number): DecodedFile {
  if (text.length > MAX_LENGTH)
    return refuse('This file is larger than 6 MB. A progress file is never that large.')
  try {
    return decodeData(JSON.parse(text), now)
  } catch {
    return refuse(
      'This is not a progress file: it is no JSON. A file that was cut off on its way looks like this too.',
    )
  }
}

const refuse = (message: string): DecodedFile => ({ kind: 'refused', message })

function decodeData(data: unknown, now: number): DecodedFile {
  if (!isRecord(data)) return refuse('This is JSON, but not a progress file: it holds no record.')
  if (!withinLimits(data)) return refuse('This file holds more, or deeper, than a progress file ever does.')
  // What was saved in a browser, taken from there or from a backup: the progress alone.
  if (!('kind' in data) && 'labs' in data) return decodeParts({ progress: data }, now)
  if (data['kind'] !== KIND)
    return refuse(`This is JSON, but not a progress file: its “kind” is not “${KIND}”.`)
  if (typeof data['version'] !== 'number') return refuse('This progress file does not say its “version”.')
  if (data['version'] > FILE_VERSION) return refuse(NEWER)
  return decodeParts(data, now)
}

const NEWER =
  'This file was made by a newer version of Drydock. Reload this page to get that version, then import again.'

function decodeParts(data: Record<string, unknown>, now: number): DecodedFile {
  const progress = decodeProgress(data['progress'])
  if (progress.kind === 'newer') return refuse(NEWER)
  if (progress.kind === 'corrupt')
    return refuse('The progress in this file cannot be read: “labs” and “lessons” have to be records.')
  const all = decodeRecord(data['drafts'] ?? {}, decodeDraft)
  if (!all) return refuse('The lab files in this file cannot be read: “drafts” has to be a record.')
  // A colon would lead to what was put aside, not to a lab.
  const drafts = Object.fromEntries(Object.entries(all).filter(([lab]) => !lab.includes(':')))
  const preferences = settings(data['preferences'])
  const saved = data['progress'] as Record<string, unknown>
  return {
    kind: 'file',
    file: {
      kind: KIND,
      version: FILE_VERSION,
      exportedAt: dateOf(data['exportedAt']),
      progress: notLater(progress.value, now),
      drafts: eachValue(drafts, (draft) => earlierDraft(draft, now)),
      preferences,
    },
    leftOut: [
      ...missing('labs', saved['labs'], progress.value.labs),
      ...missing('lessons', saved['lessons'], progress.value.lessons),
      ...missing('drafts', data['drafts'], drafts),
      ...missing('preferences', data['preferences'], preferences),
    ],
  }
}

function settings(data: unknown): Record<string, string> {
  const entries = isRecord(data) ? Object.entries(data) : []
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => isSetting(entry[0], entry[1])),
  )
}

const dateOf = (data: unknown): string =>
  typeof data === 'string' && !Number.isNaN(Date.parse(data)) ? data : ''

const missing = (part: string, data: unknown, known: object): string[] =>
  isRecord(data)
    ? Object.keys(data)
        .filter((key) => !Object.hasOwn(known, key))
        .map((key) => `${part}.${key}`)
    : []

/** A time that has not come yet would win over everything that is done later. */
function notLater(progress: ProgressData, now: number): ProgressData {
  return {
    ...progress,
    labs: eachValue(progress.labs, (lab) => ({
      ...lab,
      passedAt: lab.passedAt === null ? null : Math.min(lab.passedAt, now),
      updatedAt: Math.min(lab.updatedAt, now),
    })),
    lessons: eachValue(progress.lessons, (lesson) => ({
      ...lesson,
      updatedAt: Math.min(lesson.updatedAt, now),
    })),
    place: progress.place && { ...progress.place, at: Math.min(progress.place.at, now) },
  }
}

function earlierDraft(draft: Draft, now: number): Draft {
  return { ...draft, savedAt: Math.min(Number.isFinite(draft.savedAt) ? draft.savedAt : 0, now) }
}

function eachValue<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
