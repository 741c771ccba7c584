import type { Range } from '../source/position.ts'

/** What a check found. `seen` and `need` are whole sentences; `need` is empty when nothing can be said in general. */
export type Outcome = {
  readonly holds: boolean
  /** False: the file does not tell. Then it does not hold, and neither does its opposite. */
  readonly known: boolean
  readonly seen: string
  readonly need: string
  readonly place: Range | null
  /** The file the place is in; null for the Dockerfile. */
  readonly file: string | null
  /** The one thing it is about, for `{{seen}}` and `{{subject}}` in a near-miss: a word, a path, a port, a size. */
  readonly subject: string
  /** A stage's name, for `{{stage}}`. */
  readonly stage: string
  /** For `{{over}}`: by how much a bound is missed. */
  readonly over: string
}

type Details = {
  readonly place?: Range | null
  readonly file?: string | null
  readonly subject?: string | undefined
  readonly stage?: string
  readonly over?: string
}

export function holds(seen: string, details: Details = {}): Outcome {
  return { ...outcome(details), holds: true, seen }
}

export function fails(seen: string, need: string, details: Details = {}): Outcome {
  return { ...outcome(details), seen, need }
}

/** What the file does not tell: no answer passes by it, and it is said what is not known. */
export function unknown(seen: string, need: string, details: Details = {}): Outcome {
  return { ...outcome(details), known: false, seen, need }
}

function outcome({ place = null, file = null, subject = '', stage = '', over = '' }: Details): Outcome {
  return { holds: false, known: true, seen: '', need: '', place, file, subject, stage, over }
}

/**
 * Conditions that must all hold, asked one after the other: the first certain failure speaks, else the first that is not
 * known, else all of them together.
 */
export function every(questions: readonly (() => Outcome)[]): Outcome {
  const [first, ...more] = questions
  if (first && more.length === 0) return first()
  const said: Outcome[] = []
  let open: Outcome | null = null
  for (const ask of questions) {
    const answer = ask()
    if (!answer.holds && answer.known) return answer
    if (!answer.holds) open ??= answer
    said.push(answer)
  }
  if (open) return open
  const seen = [...new Set(said.map((each) => each.seen))].filter((text) => text !== '').join(' ')
  // The last one that names a place says where.
  return holds(seen, said.findLast((each) => each.place) ?? said.at(-1) ?? {})
}

/**
 * Conditions of which one must hold, asked one after the other: the first that does, else the first that is not known, else
 * the first failure.
 */
export function some(questions: readonly (() => Outcome)[]): Outcome {
  let open: Outcome | null = null
  let failure: Outcome | null = null
  for (const ask of questions) {
    const answer = ask()
    if (answer.holds) return answer
    if (answer.known) failure ??= answer
    else open ??= answer
  }
  return (open ?? failure)!
}

/** The opposite. What is not known stays so. */
export function negated(answer: Outcome): Outcome {
  if (!answer.known) return answer
  return answer.holds ? fails(answer.seen, 'That must not be so.', answer) : holds('', answer)
}

/** Yes, no, or null for not known, as an outcome: `when` tells what is wanted. */
export function decided(
  is: boolean | null,
  wanted: boolean,
  words: { readonly yes: string; readonly no: string; readonly open: string; readonly need?: string },
  details: Details = {},
): Outcome {
  if (is === null) return unknown(words.open, words.need ?? '', details)
  const seen = is ? words.yes : words.no
  return is === wanted ? holds(seen, details) : fails(seen, words.need ?? '', details)
}

/** `a`, `a or b`, `a, b or c`. */
export function orList(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

/** `a`, `a and b`, `a, b and c`. */
export function andList(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

export function asList<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return []
  return Array.isArray(value) ? (value as readonly T[]) : [value as T]
}

/** Asks the questions whose key is given, in the order of the table. */
export function ask<Check extends object>(
  check: Check,
  questions: { readonly [Key in keyof Check]-?: (value: NonNullable<Check[Key]>) => Outcome },
): Outcome {
  // A check has few keys, a table many.
  const given = Object.keys(check).filter((key) => check[key as keyof Check] !== undefined)
  const keys = (given.length < 2 ? given : Object.keys(questions)) as (keyof Check)[]
  const asked = keys.filter((key) => given.includes(key as string) && Object.hasOwn(questions, key))
  // Key and value belong together, which the type of a table cannot say.
  return every(asked.map((key) => () => (questions[key] as (value: unknown) => Outcome)(check[key])))
}
