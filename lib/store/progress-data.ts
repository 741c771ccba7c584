import type { Grade } from '@/lib/engine/index.ts'

/** The form in which progress is saved. A change of it takes a new number and a step in migrations.ts. */
export const VERSION = 2

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
/** What a student has seen of a lab's help; never taken back. */
export type Help = { readonly hints: number; readonly solutionSeen: boolean }
export type LabProgress = Help & {
  /** The highest score ever reached: going back never lowers it. */
  readonly best: number
  readonly passed: boolean
  /** When it was passed for the first time; null: not yet. */
  readonly passedAt: number | null
  /** Checks that could be graded. */
  readonly attempts: number
  /** Which definition of the lab `last` and `met` belong to. */
  readonly hash: string
  readonly last: { readonly score: number; readonly objectives: readonly ObjectiveState[] }
  /** Objectives that were met in some check: one that is not met any more has regressed. */
  readonly met: readonly string[]
  /** Milliseconds since 1970, as all times here. */
  readonly updatedAt: number
}
export type LessonProgress = { readonly done: boolean; readonly updatedAt: number }
/** Where the student was last. */
export type Place = { readonly kind: 'lesson' | 'lab'; readonly id: string; readonly at: number }

export type ProgressData = {
  readonly version: typeof VERSION
  readonly labs: Readonly<Record<string, LabProgress>>
  readonly lessons: Readonly<Record<string, LessonProgress>>
  readonly place: Place | null
}

export const EMPTY: ProgressData = { version: VERSION, labs: {}, lessons: {}, place: null }

/** The record of a lab after one more check that could be graded. */
export function recordGrade(
  before: LabProgress | undefined,
  { hash, grade, help, now }: { hash: string; grade: Grade; help?: Help | undefined; now: number },
): LabProgress {
  const passedNow = grade.objectives.filter((objective) => objective.passed).map(({ id }) => id)
  const metBefore = before?.hash === hash ? before.met : []
  return {
    best: Math.max(before?.best ?? 0, grade.score),
    passed: (before?.passed ?? false) || grade.passed,
    passedAt: before?.passedAt ?? (grade.passed ? now : null),
    attempts: (before?.attempts ?? 0) + 1,
    hints: Math.max(before?.hints ?? 0, help?.hints ?? 0),
    solutionSeen: (before?.solutionSeen ?? false) || (help?.solutionSeen ?? false),
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

/** Two copies: the newer record wins, but a best score, a pass and what was counted never shrink. */
export function merge(mine: ProgressData, theirs: ProgressData): ProgressData {
  return {
    version: VERSION,
    labs: mergeRecords(mine.labs, theirs.labs, mergeLab),
    lessons: mergeRecords(mine.lessons, theirs.lessons, newer),
    place: (theirs.place?.at ?? 0) > (mine.place?.at ?? 0) ? theirs.place : mine.place,
  }
}

export function mergeLab(a: LabProgress, b: LabProgress): LabProgress {
  return {
    ...newer(a, b),
    best: Math.max(a.best, b.best),
    passed: a.passed || b.passed,
    passedAt: earlier(a.passedAt, b.passedAt),
    attempts: Math.max(a.attempts, b.attempts),
    hints: Math.max(a.hints, b.hints),
    solutionSeen: a.solutionSeen || b.solutionSeen,
  }
}

const earlier = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)

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
