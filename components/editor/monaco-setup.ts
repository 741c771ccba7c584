import { loader } from '@monaco-editor/react'
import * as monaco from 'monaco-editor/editor'
import 'monaco-editor/editor/browser/coreCommands'
import 'monaco-editor/editor/contrib/caretOperations/browser/caretOperations'
import 'monaco-editor/editor/contrib/semanticTokens/browser/documentSemanticTokens'
import 'monaco-editor/editor/contrib/suggest/browser/suggestController'
import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codeAction/register'
import 'monaco-editor/features/codeEditor/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/comment/register'
import 'monaco-editor/features/cursorUndo/register'
import 'monaco-editor/features/documentSymbols/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/folding/register'
import 'monaco-editor/features/format/register'
import 'monaco-editor/features/gotoError/register'
import 'monaco-editor/features/gotoSymbol/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/longLinesHelper/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/parameterHints/register'
import 'monaco-editor/features/quickOutline/register'
import 'monaco-editor/features/rename/register'
import 'monaco-editor/features/toggleTabFocusMode/register'
import 'monaco-editor/features/wordHighlighter/register'
import 'monaco-editor/features/wordOperations/register'
import 'monaco-editor/languages/definitions/javascript/register'
import 'monaco-editor/languages/definitions/python/register'
import { registerLanguages } from '@/components/editor/monaco-languages.ts'
import { registerProviders } from '@/components/editor/monaco-providers.ts'
import themes from '@/lib/editor/themes.json'

export type Monaco = typeof monaco

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
  registerLanguages(monaco)
  registerProviders(monaco)
  return monaco
}
