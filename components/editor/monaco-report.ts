import type * as monaco from 'monaco-editor/editor'
import type { Assist } from '@/components/editor/editor-types.ts'
import { fileOf } from '@/lib/editor/suggestions.ts'
import type { Finding, Range } from '@/lib/engine/index.ts'
import type { EditorRequest, LintReport, ResultOf } from '@/lib/worker/protocol.ts'

type Model = monaco.editor.ITextModel

/** What the checker said about each open file, and whom to ask about it; the providers read it. */
export type Report = {
  readonly findings: readonly Finding[]
  readonly rules: LintReport['rules']
  readonly assist: Assist
  readonly context: Readonly<Record<string, string>>
}
const reports = new WeakMap<Model, Report>()

export function setReport(model: Model, report: Report) {
  reports.set(model, report)
}

export function reportOn(model: Model): Report | undefined {
  return reports.get(model)
}

/** The answer of the engine; null when there is none, or a newer question took its place. */
export async function ask<R extends EditorRequest>(model: Model, request: R): Promise<ResultOf<R> | null> {
  const outcome = await reports.get(model)?.assist(request)
  return outcome?.kind === 'ok' ? outcome.value : null
}

/** What every question says: the file and its text. */
export function fileIn(model: Model) {
  return { path: fileOf(model.uri.path), text: model.getValue() }
}

export function caretIn(model: Model, position: monaco.IPosition) {
  return { ...fileIn(model), offset: model.getOffsetAt(position) }
}

/** From offsets to what the editor counts in. */
export function rangeOf(model: Model, from: number, to: number): monaco.IRange {
  const [start, end] = [model.getPositionAt(from), model.getPositionAt(to)]
  return {
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  }
}

/** By offsets: the editor may count lines at a lone carriage return, the engine does not. */
export function placeOf(model: Model, { start, end }: Range): monaco.IRange {
  return rangeOf(model, start.offset, end.offset)
}
