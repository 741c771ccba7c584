import { loader } from '@monaco-editor/react'
import * as monaco from 'monaco-editor/editor'
import 'monaco-editor/editor/browser/coreCommands'
import 'monaco-editor/editor/contrib/caretOperations/browser/caretOperations'
import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codeAction/register'
import 'monaco-editor/features/codeEditor/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/comment/register'
import 'monaco-editor/features/cursorUndo/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/gotoError/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/longLinesHelper/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/toggleTabFocusMode/register'
import 'monaco-editor/features/wordOperations/register'
import 'monaco-editor/languages/definitions/javascript/register'
import 'monaco-editor/languages/definitions/python/register'
import 'monaco-editor/languages/definitions/shell/register'
import 'monaco-editor/languages/definitions/yaml/register'
import type { Finding } from '@/lib/engine/index.ts'
import type { LintReport } from '@/lib/worker/protocol.ts'
import { toActions, toHover, toEditorRange, touches } from '@/lib/editor/adapters.ts'
import themes from '@/lib/editor/themes.json'
import { START, tokenizeLine, type LineState } from '@/lib/editor/tokenize.ts'

export type Monaco = typeof monaco

/** What the checker said about each open file; the providers below read it. */
type Report = { readonly findings: readonly Finding[]; readonly rules: LintReport['rules'] }
const reports = new WeakMap<monaco.editor.ITextModel, Report>()

export function setReport(model: monaco.editor.ITextModel, report: Report) {
  reports.set(model, report)
}

/** Only the browser imports this file, and only with the editor: nothing of Monaco is in a first load, or on a CDN. */
export function setUp(): Monaco {
  self.MonacoEnvironment = {
    getWorker: () => new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module' }),
  }
  loader.config({ monaco: monaco as never })
  for (const [name, theme] of Object.entries(themes)) {
    monaco.editor.defineTheme(name, theme as monaco.editor.IStandaloneThemeData)
  }
  // Colour says what a word is; a second scheme of colours for brackets would only compete with it.
  monaco.editor.onDidCreateModel((model) =>
    model.updateOptions({
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    }),
  )
  registerDockerfile()
  return monaco
}

function registerDockerfile() {
  monaco.languages.register({ id: 'dockerfile' })
  monaco.languages.setLanguageConfiguration('dockerfile', {
    comments: { lineComment: '#' },
    brackets: [
      ['{', '}'],
      ['[', ']'],
      ['(', ')'],
    ],
    autoClosingPairs: ['{}', '[]', '()', '""', "''"].map((pair) => ({ open: pair[0]!, close: pair[1]! })),
    surroundingPairs: ['{}', '[]', '()', '""', "''"].map((pair) => ({ open: pair[0]!, close: pair[1]! })),
  })
  monaco.languages.setTokensProvider('dockerfile', { getInitialState: () => stateOf(START), tokenize })
  monaco.languages.registerHoverProvider('dockerfile', { provideHover })
  monaco.languages.registerCodeActionProvider('dockerfile', { provideCodeActions })
}

type State = monaco.languages.IState & { line: LineState }

function stateOf(line: LineState): State {
  const state: State = {
    line,
    clone: () => stateOf(line),
    equals: (other) => JSON.stringify((other as State).line) === JSON.stringify(line),
  }
  return state
}

function tokenize(text: string, state: monaco.languages.IState): monaco.languages.ILineTokens {
  const result = tokenizeLine(text, (state as State).line)
  const tokens = result.tokens.map(({ start, kind }) => ({
    startIndex: start,
    scopes: kind === 'text' ? '' : kind,
  }))
  return { tokens, endState: stateOf(result.state) }
}

function provideHover(model: monaco.editor.ITextModel, { lineNumber, column }: monaco.Position) {
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
  model: monaco.editor.ITextModel,
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
