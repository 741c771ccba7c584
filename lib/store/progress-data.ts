import type { Grade } from '@/lib/engine/index.ts'
import { decodeRecord, isRecord } from './saved.ts'

/** The form in which progress is saved. A change of it takes a new number and a migration here. */
export const VERSION = 1

export type ObjectiveState = {
  readonly id: string
  readonly passed: boolean
  readonly earned: number
  readonly points: number
  readonly message: string
  readonly file: string | null
  readonly line: number | null
  readonly waitsOn: readonly string[]
}
export type LabProgress = {
  /** The highest score ever reached: going back never lowers it. */
  readonly best: number
  readonly passed: boolean
  /** Checks that could be graded. */
  readonly attempts: number
  /** Which definition of the lab `last` and `met` belong to. */
  readonly hash: string
  readonly last: { readonly score: number; readonly objectives: readonly ObjectiveState[] }
  /** Objectives that were met in some check: one that is not met any more has regressed. */
  readonly met: readonly string[]
  /** Milliseconds since 1970. */
  readonly updatedAt: number
}
export type LessonProgress = { readonly done: boolean; readonly updatedAt: number }

export type ProgressData = {
  readonly version: typeof VERSION
  readonly labs: Readonly<Record<string, LabProgress>>
  readonly lessons: Readonly<Record<string, LessonProgress>>
}

export const EMPTY: ProgressData = { version: VERSION, labs: {}, lessons: {} }

/** The record of a lab after one more check that could be graded. */
export function recordGrade(
  before: LabProgress | undefined,
  { hash, grade, now }: { hash: string; grade: Grade; now: number },
): LabProgress {
  const passedNow = grade.objectives.filter((objective) => objective.passed).map(({ id }) => id)
  const metBefore = before?.hash === hash ? before.met : []
  return {
    best: Math.max(before?.best ?? 0, grade.score),
    passed: (before?.passed ?? false) || grade.passed,
    attempts: (before?.attempts ?? 0) + 1,
    hash,
    last: { score: grade.score, objectives: grade.objectives.map(objectiveState) },
    met: [...new Set([...metBefore, ...passedNow])],
    updatedAt: now,
  }
}

function objectiveState(result: Grade['objectives'][number]): ObjectiveState {
  const { id, passed, earned, points, message, file, range, waitsOn } = result
  return { id, passed, earned, points, message, file, line: range?.start.line ?? null, waitsOn }
}

/** Two tabs, or two copies: the newer record wins, but a best score, a pass and a count of attempts never shrink. */
export function merge(mine: ProgressData, theirs: ProgressData): ProgressData {
  return {
    version: VERSION,
    labs: mergeRecords(mine.labs, theirs.labs, mergeLab),
    lessons: mergeRecords(mine.lessons, theirs.lessons, newer),
  }
}

function mergeLab(a: LabProgress, b: LabProgress): LabProgress {
  return {
    ...newer(a, b),
    best: Math.max(a.best, b.best),
    passed: a.passed || b.passed,
    attempts: Math.max(a.attempts, b.attempts),
  }
}

const newer = <T extends { updatedAt: number }>(a: T, b: T): T => (b.updatedAt > a.updatedAt ? b : a)

function mergeRecords<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  both: (a: T, b: T) => T,
): Record<string, T> {
  const result = { ...a }
  for (const [key, theirs] of Object.entries(b)) {
    const mine = result[key]
    result[key] = mine === undefined ? theirs : both(mine, theirs)
  }
  return result
}

/** Null for anything that is not progress of this version. */
export function decodeProgress(data: unknown): ProgressData | null {
  if (!isRecord(data) || data['version'] !== VERSION) return null
  const labs = decodeRecord(data['labs'], decodeLab)
  const lessons = decodeRecord(data['lessons'], decodeLesson)
  return labs && lessons ? { version: VERSION, labs, lessons } : null
}

function decodeLab(item: unknown): LabProgress | null {
  if (!isRecord(item)) return null
  const { best, passed, attempts, hash, last, met, updatedAt } = item
  const whole = isScore(best) && typeof passed === 'boolean' && isCount(attempts) && typeof hash === 'string'
  if (!whole || !isCount(updatedAt) || !isStrings(met) || !isRecord(last) || !isScore(last['score']))
    return null
  const objectives = last['objectives']
  if (!Array.isArray(objectives) || !objectives.every(isObjectiveState)) return null
  return { best, passed, attempts, hash, last: { score: last['score'], objectives }, met, updatedAt }
}

function decodeLesson(item: unknown): LessonProgress | null {
  if (!isRecord(item) || typeof item['done'] !== 'boolean' || !isCount(item['updatedAt'])) return null
  return { done: item['done'], updatedAt: item['updatedAt'] }
}

const isCount = (data: unknown): data is number => typeof data === 'number' && data >= 0
const isScore = (data: unknown): data is number => isCount(data) && data <= 100
const isStrings = (data: unknown): data is string[] =>
  Array.isArray(data) && data.every((item) => typeof item === 'string')

function isObjectiveState(item: unknown): item is ObjectiveState {
  if (!isRecord(item)) return false
  const { id, passed, earned, points, message, file, line, waitsOn } = item
  return (
    [id, message].every((text) => typeof text === 'string') &&
    [earned, points].every(isCount) &&
    typeof passed === 'boolean' &&
    (file === null || typeof file === 'string') &&
    (line === null || isCount(line)) &&
    isStrings(waitsOn)
  )
}
