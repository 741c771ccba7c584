import type { Grade, Lab } from '@/lib/engine/index.ts'
import type { LabProgress, ObjectiveState } from '@/lib/store/progress-data.ts'

export type RowState = 'unchecked' | 'unmet' | 'met' | 'waiting' | 'regressed'
export type ObjectiveRow = {
  readonly id: string
  readonly text: string
  readonly points: number
  readonly earned: number
  readonly state: RowState
  /** What was seen and what is needed; empty before the first check. */
  readonly message: string
  readonly why: string
  readonly learn: string | null
  readonly rule: string | null
  readonly file: string | null
  readonly line: number | null
}
export type Result = LabProgress['last']

/** The lab's objectives with what the last check said. Without a result none is met and none has failed. */
export function objectiveRows(lab: Lab, result: Result | null, metBefore: readonly string[]): ObjectiveRow[] {
  return lab.objectives.map((objective) => {
    const { id, text, points, why, learn, rule } = objective
    const got = result?.objectives.find((one) => one.id === id)
    return {
      id,
      text,
      points: got?.points ?? points,
      earned: got?.earned ?? 0,
      state: got ? stateOf(got, metBefore.includes(id)) : 'unchecked',
      message: got ? messageOf(got, lab) : '',
      why,
      learn,
      rule,
      file: got?.file ?? null,
      line: got?.line ?? null,
    }
  })
}

function stateOf({ passed, waitsOn }: ObjectiveState, metBefore: boolean): RowState {
  if (passed) return waitsOn.length > 0 ? 'waiting' : 'met'
  return metBefore ? 'regressed' : 'unmet'
}

function messageOf({ message, passed, waitsOn }: ObjectiveState, lab: Lab): string {
  if (!passed || waitsOn.length === 0) return message
  const names = lab.objectives.filter(({ id }) => waitsOn.includes(id)).map(({ text }) => `"${text}"`)
  return `Done. Its points count again once this works too: ${names.join(', ')}.`
}

export function metCount(rows: readonly ObjectiveRow[]): number {
  return rows.filter(({ state }) => state === 'met' || state === 'waiting').length
}

/** What to mend next, in the order of the lab. */
export function firstUnmet(rows: readonly ObjectiveRow[]): ObjectiveRow | null {
  return rows.find(({ state }) => state === 'unmet' || state === 'regressed') ?? null
}

type Told = { attempt: number; score: number; passed: boolean; rows: readonly ObjectiveRow[] }

/** One sentence for the live region: what a look at the page tells. */
export function announcement({ attempt, score, passed, rows }: Told): string {
  const met = `${metCount(rows)} of ${rows.length} objectives met, ${score} points.`
  const next = firstUnmet(rows)
  const where = next?.line ? `, line ${next.line}` : ''
  const todo = next ? ` Next: ${lower(next.text)}${where}.` : ''
  return `Attempt ${attempt}. ${passed ? 'Lab passed. ' : ''}${met}${todo}`
}

/** Inside a sentence; a name in capitals, such as USER, stays. */
function lower(text: string): string {
  const plain = text.replaceAll('`', '').replace(/\.$/, '')
  return /^[A-Z][a-z]/.test(plain) ? plain[0]!.toLowerCase() + plain.slice(1) : plain
}

export type Blocked = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

/** Why a grade could not be given, most urgent first; at most what a student can take in at once. */
export function blockedBy(grade: Grade): Blocked[] {
  const errors = grade.problems.filter(({ severity }) => severity === 'error')
  return (errors.length > 0 ? errors : grade.problems)
    .map(({ file, message, range }) => ({
      file,
      message: sentence(message),
      line: range.start.line,
      column: range.start.column,
    }))
    .slice(0, 5)
}

export function blockedText([first]: readonly Blocked[]): string {
  if (!first) return 'Cannot grade yet. The file cannot be read.'
  return `Cannot grade yet, line ${first.line}: ${first.message} The score is unchanged and the attempt is not counted.`
}

const sentence = (message: string) => (/[.!?]$/.test(message) ? message : `${message}.`)
