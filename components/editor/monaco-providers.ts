import type * as monaco from 'monaco-editor/editor'
import { registerNames } from '@/components/editor/monaco-names.ts'
import { ask, caretIn, rangeOf, reportOn } from '@/components/editor/monaco-report.ts'
import { registerStructure } from '@/components/editor/monaco-structure.ts'
import { allSafe, toActions, toEditorRange, toHover, touches, type Action } from '@/lib/editor/adapters.ts'
import { toSuggestions } from '@/lib/editor/suggestions.ts'
import { COLOURED } from '@/lib/highlight/index.ts'
import type { CompletionKind } from '@/lib/engine/completion/types.ts'

type Monaco = typeof monaco
type Model = monaco.editor.ITextModel

/** Files of these have keys or instructions that the engine knows. */
const KNOWN = ['dockerfile', 'yaml', 'json']

export function registerProviders(monaco: Monaco): void {
  const { languages } = monaco
  languages.registerHoverProvider([...COLOURED], { provideHover })
  languages.registerHoverProvider(KNOWN, { provideHover: provideDescription })
  languages.registerCodeActionProvider([...COLOURED], { provideCodeActions })
  languages.registerCompletionItemProvider(KNOWN, {
    triggerCharacters: [' ', '-', '=', '$', '{', '/', ':', ','],
    provideCompletionItems: (model, position) => provideCompletions(languages, model, position),
  })
  languages.registerSignatureHelpProvider('dockerfile', {
    signatureHelpTriggerCharacters: [' '],
    signatureHelpRetriggerCharacters: [' ', '=', ',', '[', '"'],
    provideSignatureHelp: (model, position, _token, context) =>
      provideSignature(model, position, context.triggerKind === languages.SignatureHelpTriggerKind.Invoke),
  })
  registerNames(monaco)
  registerStructure(languages)
}

function provideHover(model: Model, { lineNumber, column }: monaco.Position) {
  const report = reportOn(model)
  const caret = {
    startLineNumber: lineNumber,
    startColumn: column,
    endLineNumber: lineNumber,
    endColumn: column,
  }
  const here = report?.findings.filter(({ range }) => touches(toEditorRange(range), caret)) ?? []
  if (!report) return null
  const base = new URL(`${process.env.BASE_PATH ?? ''}/rules/`, location.href).href
  const cards = here.map((finding) => toHover(finding, report.rules, base)).filter((card) => card !== null)
  return cards.length > 0 ? { contents: cards.map((value) => ({ value })) } : null
}

/** The fixes of what stands at a place, and behind them all safe ones of the file. */
function provideCodeActions(
  model: Model,
  range: monaco.Range,
  context: monaco.languages.CodeActionContext,
): monaco.languages.CodeActionList {
  const findings = reportOn(model)?.findings ?? []
  const here = toActions(findings).filter((action) => touches(action.range, range))
  const all = here.length > 0 ? allSafe(findings) : null
  return {
    actions: [...here, ...(all ? [all] : [])].map((action) => codeAction(model, action, context.markers)),
    dispose: () => undefined,
  }
}

function codeAction(
  model: Model,
  { title, preferred, edits, range }: Action,
  markers: readonly monaco.editor.IMarkerData[],
): monaco.languages.CodeAction {
  return {
    title,
    kind: 'quickfix',
    isPreferred: preferred,
    diagnostics: markers.filter((marker) => touches(marker, range)),
    edit: {
      edits: edits.map((textEdit) => ({ resource: model.uri, versionId: model.getVersionId(), textEdit })),
    },
  }
}

/** What the key or the instruction under the pointer is for. */
async function provideDescription(model: Model, position: monaco.Position) {
  const about = await ask(model, { kind: 'describe', ...caretIn(model, position) })
  return about && { contents: [{ value: about.text }], range: rangeOf(model, about.from, about.to) }
}

async function provideCompletions(
  { CompletionItemKind: Kind }: Monaco['languages'],
  model: Model,
  position: monaco.Position,
): Promise<monaco.languages.CompletionList | null> {
  const files = reportOn(model)?.context ?? {}
  const completions = await ask(model, { kind: 'complete', ...caretIn(model, position), files })
  if (completions === null) return null
  const range = rangeOf(model, completions.from, completions.to)
  const kinds: Record<CompletionKind, monaco.languages.CompletionItemKind> = {
    key: Kind.Property,
    value: Kind.Value,
    instruction: Kind.Keyword,
    flag: Kind.Property,
    stage: Kind.Module,
    image: Kind.Reference,
    variable: Kind.Variable,
    file: Kind.File,
    folder: Kind.Folder,
  }
  return {
    suggestions: toSuggestions(completions).map(({ kind, documentation, ...item }) => ({
      ...item,
      kind: kinds[kind],
      documentation: { value: documentation },
      range,
      // Behind these something is chosen again.
      ...(/[=:/ ]$/.test(item.insertText)
        ? { command: { id: 'editor.action.triggerSuggest', title: '' } }
        : {}),
    })),
  }
}

/** By itself only while an instruction is begun: within a command it would stand in the way at every blank. */
async function provideSignature(model: Model, position: monaco.Position, wanted: boolean) {
  const line = model.getLineContent(position.lineNumber).slice(0, position.column - 1)
  if (!wanted && !/^\s*[a-z]+\s+(?:--\S*\s+)*\S*$/i.test(line)) return null
  const signature = await ask(model, { kind: 'signature', ...caretIn(model, position) })
  if (signature === null) return null
  return {
    value: {
      signatures: signature.ways.map(({ label, about, parameters }) => ({
        label,
        documentation: about,
        parameters: parameters.map((each) => ({ label: each.label, documentation: each.about })),
      })),
      activeSignature: signature.way,
      activeParameter: signature.parameter,
    },
    dispose: () => undefined,
  }
}
