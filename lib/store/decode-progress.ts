import { migrate } from './migrations.ts'
import {
  VERSION,
  type LabProgress,
  type LessonProgress,
  type ObjectiveState,
  type Place,
  type ProgressData,
} from './progress-data.ts'
import { decodeRecord, isRecord } from './saved.ts'

/** What a text turned out to be that was saved as progress. */
export type Decoded =
  | { readonly kind: 'corrupt' }
  /** Written by a later version of this site. */
  | { readonly kind: 'newer' }
  | {
      readonly kind: 'value'
      readonly value: ProgressData
      readonly from: number
      /** False: some entries were not known, and are not in `value`. */
      readonly whole: boolean
    }

/** Reads progress of this version or an older one. Never throws. */
export function decodeProgressText(text: string): Decoded {
  try {
    return decodeProgress(JSON.parse(text))
  } catch {
    return { kind: 'corrupt' }
  }
}

export function decodeProgress(saved: unknown): Decoded {
  const migrated = migrate(saved)
  if (migrated.kind === 'newer') return migrated
  const data = migrated.kind === 'known' ? migrated.data : {}
  const labs = decodeRecord(data['labs'], decodeLab)
  const lessons = decodeRecord(data['lessons'], decodeLesson)
  if (migrated.kind === 'unknown' || !labs || !lessons) return { kind: 'corrupt' }
  const whole = isWhole(labs, data['labs']) && isWhole(lessons, data['lessons'])
  const value = { version: VERSION, labs, lessons, place: decodePlace(data['place']) } as const
  return { kind: 'value', value, from: migrated.from, whole }
}

const isWhole = (decoded: object, data: unknown) =>
  Object.keys(decoded).length === Object.keys(data as object).length

function decodeLab(item: unknown): LabProgress | null {
  if (!isRecord(item)) return null
  const { best, passed, passedAt, attempts, hints, solutionSeen, hash, last, met, updatedAt } = item
  if (typeof passed !== 'boolean' || typeof solutionSeen !== 'boolean' || typeof hash !== 'string')
    return null
  if (!isScore(best) || !isCount(attempts) || !isCount(hints) || !isCount(updatedAt)) return null
  if (!isCountOrNull(passedAt) || !isStrings(met) || !isRecord(last) || !isScore(last['score'])) return null
  const objectives = decodeObjectives(last['objectives'])
  if (!objectives) return null
  const result = { score: last['score'], objectives }
  return { best, passed, passedAt, attempts, hints, solutionSeen, hash, last: result, met, updatedAt }
}

function decodeLesson(item: unknown): LessonProgress | null {
  if (!isRecord(item) || typeof item['done'] !== 'boolean' || !isCount(item['updatedAt'])) return null
  return { done: item['done'], updatedAt: item['updatedAt'] }
}

/** Only a convenience: one that is not known is none. */
function decodePlace(item: unknown): Place | null {
  if (!isRecord(item) || typeof item['id'] !== 'string' || !isCount(item['at'])) return null
  const { kind, id, at } = item
  return kind === 'lab' || kind === 'lesson' ? { kind, id, at } : null
}

const isCount = (data: unknown): data is number =>
  typeof data === 'number' && data >= 0 && data <= Number.MAX_SAFE_INTEGER
const isCountOrNull = (data: unknown): data is number | null => data === null || isCount(data)
const isScore = (data: unknown): data is number => isCount(data) && data <= 100
const isStrings = (data: unknown): data is string[] =>
  Array.isArray(data) && data.every((item) => typeof item === 'string')

function decodeObjectives(data: unknown): ObjectiveState[] | null {
  if (!Array.isArray(data) || !data.every(isObjectiveState)) return null
  return data.map(({ id, passed, earned, points, message, file, line, waitsOn }) => {
    return { id, passed, earned, points, message, file, line, waitsOn }
  })
}

function isObjectiveState(item: unknown): item is ObjectiveState {
  if (!isRecord(item)) return false
  const { id, passed, earned, points, message, file, line, waitsOn } = item
  return (
    [id, message].every((text) => typeof text === 'string') &&
    [earned, points].every(isCount) &&
    typeof passed === 'boolean' &&
    (file === null || typeof file === 'string') &&
    isCountOrNull(line) &&
    isStrings(waitsOn)
  )
}
