import type { BuildReport } from '@/lib/engine/build/report/types.ts'
import { shorten, summarySentence } from '@/lib/engine/build/report/words.ts'

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
  const code = step ? shorten(step.text, 60) : ''
  const at = code === '' ? -1 : rest.indexOf(code)
  if (at < 0) return { head, before: rest, code: '', after: '' }
  return { head, before: rest.slice(0, at), code, after: rest.slice(at + code.length) }
}

/** A point inside a name or number ends no sentence. */
export function headAndRest(text: string): [string, string] {
  const end = /[.!?](?=\s)/.exec(text)
  return end ? [text.slice(0, end.index + 1), text.slice(end.index + 1)] : [text, '']
}
