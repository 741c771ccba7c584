import type * as monaco from 'monaco-editor/editor'
import type { Assist } from '@/components/editor/editor-types.ts'
import { toActions, toHover, toEditorRange, touches } from '@/lib/editor/adapters.ts'
import { fileOf, toSuggestions } from '@/lib/editor/suggestions.ts'
import type { Finding } from '@/lib/engine/index.ts'
import { COLOURED } from '@/lib/highlight/index.ts'
import type { LintReport } from '@/lib/worker/protocol.ts'

type Monaco = typeof monaco
type Model = monaco.editor.ITextModel

/** What the checker said about each open file, and whom to ask about it; the providers below read it. */
export type Report = {
  readonly findings: readonly Finding[]
  readonly rules: LintReport['rules']
  readonly assist: Assist
}
const reports = new WeakMap<Model, Report>()

export function setReport(model: Model, report: Report) {
  reports.set(model, report)
}

/** Files of these have keys that the engine knows. */
const WITH_KEYS = ['yaml', 'json']

export function registerProviders({ languages }: Monaco): void {
  languages.registerHoverProvider([...COLOURED], { provideHover })
  languages.registerCodeActionProvider([...COLOURED], { provideCodeActions })
  languages.registerHoverProvider(WITH_KEYS, { provideHover: provideDescription })
  languages.registerCompletionItemProvider(WITH_KEYS, {
    provideCompletionItems: (model, position) => provideCompletions(languages, model, position),
  })
}

function provideHover(model: Model, { lineNumber, column }: monaco.Position) {
  const report = reports.get(model)
  const caret = {
    startLineNumber: lineNumber,
    startColumn: column,
    endLineNumber: lineNumber,
    endColumn: column,
  }
  const here = report?.findings.filter(({ range }) => touches(toEditorRange(range), caret)) ?? []
  if (!report) return null
  const base = new URL('../../rules/', location.href).href
  const cards = here.map((finding) => toHover(finding, report.rules, base)).filter((card) => card !== null)
  return cards.length > 0 ? { contents: cards.map((value) => ({ value })) } : null
}

function provideCodeActions(
  model: Model,
  range: monaco.Range,
  context: monaco.languages.CodeActionContext,
): monaco.languages.CodeActionList {
  const actions = toActions(reports.get(model)?.findings ?? []).filter((action) =>
    touches(action.range, range),
  )
  return {
    actions: actions.map(({ title, preferred, edits, range: place }) => ({
      title,
      kind: 'quickfix',
      isPreferred: preferred,
      diagnostics: context.markers.filter((marker) => touches(marker, place)),
      edit: {
        edits: edits.map((textEdit) => ({ resource: model.uri, versionId: model.getVersionId(), textEdit })),
      },
    })),
    dispose: () => undefined,
  }
}

function caretOf(model: Model, position: monaco.IPosition) {
  return { path: fileOf(model.uri.path), text: model.getValue(), offset: model.getOffsetAt(position) }
}

/** From offsets to what the editor counts in. */
function rangeOf(model: Model, from: number, to: number): monaco.IRange {
  const [start, end] = [model.getPositionAt(from), model.getPositionAt(to)]
  return {
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  }
}

/** What the key under the pointer is for. */
async function provideDescription(model: Model, position: monaco.Position) {
  const outcome = await reports.get(model)?.assist.describe(caretOf(model, position))
  if (outcome?.kind !== 'ok' || outcome.value === null) return null
  const { text, from, to } = outcome.value
  return { contents: [{ value: text }], range: rangeOf(model, from, to) }
}

async function provideCompletions(
  { CompletionItemKind }: Monaco['languages'],
  model: Model,
  position: monaco.Position,
): Promise<monaco.languages.CompletionList | null> {
  const outcome = await reports.get(model)?.assist.complete(caretOf(model, position))
  if (outcome?.kind !== 'ok' || outcome.value === null) return null
  const range = rangeOf(model, outcome.value.from, outcome.value.to)
  const kinds = { key: CompletionItemKind.Property, value: CompletionItemKind.Value }
  return {
    suggestions: toSuggestions(outcome.value).map(({ kind, documentation, ...item }) => ({
      ...item,
      kind: kinds[kind],
      documentation: { value: documentation },
      range,
    })),
  }
}
