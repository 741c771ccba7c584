import type { Problem } from '../source/problem.ts'
import type { Range } from '../source/position.ts'
import type { Check } from './schema.ts'

/** A lab as the engine needs it: what `lib/content` compiles from a lab's folder. Plain data. */
export type Lab = {
  readonly id: string
  readonly title: string
  /** Read-only files of the build context, path to text. */
  readonly context: Readonly<Record<string, string>>
  /** What the student edits, path to text. */
  readonly starter: Readonly<Record<string, string>>
  readonly objectives: readonly Objective[]
  /** Percentage needed to pass. */
  readonly passMark: number
  /** A Dockerfile that cannot be parsed is marked as far as it can be read. Left out: it is not marked at all. */
  readonly gradesBroken?: boolean
}

export type Objective = {
  readonly id: string
  readonly text: string
  readonly points: number
  readonly kind: 'goal' | 'intent'
  readonly check: Check
  readonly why: string
  /** Heading of the lesson, `#users`; null for none. */
  readonly learn: string | null
  readonly rule: string | null
  readonly hints: readonly string[]
  readonly near: readonly NearMiss[]
  /** Intents its points wait on; null: all of them. */
  readonly while: readonly string[] | null
}

/** Said in place of the general message when `when` holds for a failed objective; the first that holds wins. */
export type NearMiss = { readonly id: string; readonly when: Check; readonly say: string }

export type Grade = {
  /** False: a file cannot be read; nothing is counted and `problems` says why. */
  readonly gradable: boolean
  /** 0–100, rounded down, so that it reaches the pass mark only when the points do. */
  readonly score: number
  readonly passed: boolean
  readonly objectives: readonly ObjectiveResult[]
  /** What makes the files unreadable, or the build fail. */
  readonly problems: readonly (Problem & { readonly file: string })[]
}

export type ObjectiveResult = {
  readonly id: string
  readonly points: number
  /** 0 while it fails or an intent it waits on fails. */
  readonly earned: number
  readonly passed: boolean
  /** False: the file does not tell, which is why it does not pass. The message says what is not known. */
  readonly known: boolean
  /** Passed, but these failing intents hold its points back. */
  readonly waitsOn: readonly string[]
  /** What was seen and what is needed; for a passed objective, what was done well. */
  readonly message: string
  /** The near-miss that spoke, null for the general message. */
  readonly near: string | null
  readonly file: string | null
  readonly range: Range | null
}
