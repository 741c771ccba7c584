import { diffArrays } from 'diff'
import { linesOf } from './lines.ts'

/** One difference between two files: `before` stands in the first one, `after` in its place in the second. */
export type Change = {
  readonly kind: 'change'
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** Lines from 1: where `before` and `after` begin, or would. */
  readonly from: number
  readonly to: number
  /** Up to three lines around it that are the same in both files. */
  readonly lead: readonly string[]
  readonly tail: readonly string[]
  /** It reaches the end of the first file. */
  readonly atEnd: boolean
}
export type Same = {
  readonly kind: 'same'
  readonly lines: readonly string[]
  readonly from: number
  readonly to: number
}
export type Part = Same | Change

/** Beyond this many lines in both files together nobody reads a comparison. */
export const MOST_LINES = 5000
/** Line edits that are looked for before two files count as altogether different: the search grows with their square. */
const MOST_EDITS = 1000
const CONTEXT = 3

/**
 * Two texts as what is the same in both and what is not, in order; null where they are too long.
 * Line ends and a newline at the end make no difference. Never throws.
 */
export function compare(first: string, second: string): Part[] | null {
  const before = linesOf(first)
  const after = linesOf(second)
  if (before.length + after.length > MOST_LINES) return null
  const runs = joinNear(runsOf(before, after))
  return runs.map((run, index) => partOf(run, runs[index - 1], runs[index + 1]))
}

export function changesOf(parts: readonly Part[]): Change[] {
  return parts.filter((part) => part.kind === 'change')
}

type Run = {
  readonly same: boolean
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly from: number
  readonly to: number
}

function runsOf(before: string[], after: string[]): Run[] {
  const pieces = diffArrays(before, after, { maxEditLength: MOST_EDITS })
  if (!pieces) return [{ same: false, before, after, from: 1, to: 1 }]
  const runs: Run[] = []
  for (const { value, added, removed } of pieces) {
    const same = !added && !removed
    add(runs, same, added ? [] : value, removed ? [] : value)
  }
  return runs
}

/** What was taken out and what was put in at one place is one change. */
function add(runs: Run[], same: boolean, before: readonly string[], after: readonly string[]): void {
  const last = runs.at(-1)
  if (last && last.same === same) {
    runs[runs.length - 1] = {
      ...last,
      before: [...last.before, ...before],
      after: [...last.after, ...after],
    }
    return
  }
  const from = last ? last.from + last.before.length : 1
  const to = last ? last.to + last.after.length : 1
  runs.push({ same, before, after, from, to })
}

/** A blank line or a lone bracket between two changes is no place to stop: they are read as one. */
function joinNear(runs: readonly Run[]): Run[] {
  const joined: Run[] = []
  runs.forEach((run, index) => {
    const between = run.same && index > 0 && index < runs.length - 1
    const trivial =
      between && run.before.length <= 2 && run.before.every((line) => !/[\p{L}\p{N}]/u.test(line))
    add(joined, run.same && !trivial, run.before, run.after)
  })
  return joined
}

function partOf(run: Run, previous: Run | undefined, next: Run | undefined): Part {
  const { same, before, after, from, to } = run
  if (same) return { kind: 'same', lines: before, from, to }
  const lead = previous?.before.slice(-CONTEXT) ?? []
  const tail = next?.before.slice(0, CONTEXT) ?? []
  return { kind: 'change', before, after, from, to, lead, tail, atEnd: next === undefined }
}
