import type { Range } from '../source/position.ts'

/** What a check found. `seen` and `need` are whole sentences; `need` is empty when nothing can be said in general. */
export type Outcome = {
  readonly holds: boolean
  readonly seen: string
  readonly need: string
  readonly place: Range | null
  /** The one thing it is about, for `{{seen}}` in a near-miss: a word, a path, a port. */
  readonly subject: string
  /** A stage's name, for `{{stage}}`. */
  readonly stage: string
}

type Details = {
  readonly place?: Range | null
  readonly subject?: string | undefined
  readonly stage?: string
}

export function holds(seen: string, { place = null, subject = '', stage = '' }: Details = {}): Outcome {
  return { holds: true, seen, need: '', place, subject, stage }
}

export function fails(
  seen: string,
  need: string,
  { place = null, subject = '', stage = '' }: Details = {},
): Outcome {
  return { holds: false, seen, need, place, subject, stage }
}

/** Conditions that must all hold, asked one after the other: the first failure speaks, else all of them together. */
export function every(questions: readonly (() => Outcome)[]): Outcome {
  const said: Outcome[] = []
  for (const ask of questions) {
    const outcome = ask()
    if (!outcome.holds) return outcome
    said.push(outcome)
  }
  const seen = [...new Set(said.map((outcome) => outcome.seen))].filter((text) => text !== '').join(' ')
  // The last one that names a place says where.
  const { place, subject, stage } = said.findLast((outcome) => outcome.place) ?? said.at(-1) ?? holds('')
  return holds(seen, { place, subject, stage })
}

/** `a`, `a or b`, `a, b or c`. */
export function orList(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

export function asList<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return []
  return Array.isArray(value) ? (value as readonly T[]) : [value as T]
}
