import type { BuildReport } from '@/lib/engine/build/report/types.ts'
import { summarySentence } from '@/lib/engine/build/report/words.ts'

/** The summary taken apart for the eye; joined again it is the sentence that the log and screen readers get. */
export type SummaryParts = {
  /** Its first sentence. */
  readonly head: string
  readonly before: string
  /** The instruction it names, as in the file; empty when it names none. */
  readonly code: string
  readonly after: string
}

export function summaryParts(report: BuildReport): SummaryParts {
  const [head, rest] = headAndRest(summarySentence(report))
  const first = report.rerun?.first
  const step = first && report.stages[first.stage]?.steps[first.step]
  // A long instruction is shortened in the sentence: it goes from its keyword to its line.
  const at = step ? rest.indexOf(`${step.keyword} `) : -1
  const end = step ? rest.indexOf(` on line ${step.range.start.line}`, at) : -1
  if (at < 0 || end < 0) return { head, before: rest, code: '', after: '' }
  return { head, before: rest.slice(0, at), code: rest.slice(at, end), after: rest.slice(end) }
}

/** A point inside a name or number ends no sentence. */
export function headAndRest(text: string): [string, string] {
  const end = /[.!?](?=\s)/.exec(text)
  return end ? [text.slice(0, end.index + 1), text.slice(end.index + 1)] : [text, '']
}
