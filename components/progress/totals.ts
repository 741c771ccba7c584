import type { ProgressModule } from '@/components/progress/course-data.ts'
import type { ProgressData } from '@/lib/store/progress-data.ts'

type Saved = Pick<ProgressData, 'labs' | 'lessons'>

export type Totals = {
  readonly lessonsDone: number
  readonly lessons: number
  readonly labsPassed: number
  readonly labs: number
  /** Best scores together. */
  readonly points: number
  readonly ofPoints: number
  readonly attempts: number
  readonly hints: number
  readonly solutions: number
  readonly state: 'open' | 'started' | 'done'
}

/** How far one module is, or several together. */
export function totals(modules: readonly ProgressModule[], progress: Saved): Totals {
  const lessons = modules.flatMap((module) => module.lessons)
  const labs = modules.flatMap((module) => module.labs)
  const records = labs.flatMap(({ id }) => progress.labs[id] ?? [])
  const lessonsDone = lessons.filter((key) => progress.lessons[key]?.done).length
  const labsPassed = records.filter(({ passed }) => passed).length
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const isDone = lessonsDone === lessons.length && labsPassed === labs.length
  return {
    lessonsDone,
    lessons: lessons.length,
    labsPassed,
    labs: labs.length,
    points: sum(records.map(({ best }) => best)),
    ofPoints: labs.length * 100,
    attempts: sum(records.map(({ attempts }) => attempts)),
    hints: sum(records.map(({ hints }) => hints)),
    solutions: records.filter(({ solutionSeen }) => solutionSeen).length,
    state: isDone ? 'done' : lessonsDone + records.length > 0 ? 'started' : 'open',
  }
}

/** Whole percent, rounded down: 100 only when all is done. */
export const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.floor((part / whole) * 100)
