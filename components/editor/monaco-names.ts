import type * as monaco from 'monaco-editor/editor'
import { ask, caretIn, placeOf } from '@/components/editor/monaco-report.ts'

type Monaco = typeof monaco
type Model = monaco.editor.ITextModel

/** Stages and variables of Dockerfiles: where they are declared, every use, another name. */
export function registerNames({ languages, editor }: Monaco): void {
  languages.registerDefinitionProvider('dockerfile', { provideDefinition })
  languages.registerDocumentHighlightProvider('dockerfile', { provideDocumentHighlights })
  languages.registerRenameProvider('dockerfile', {
    resolveRenameLocation,
    provideRenameEdits: (model, position, name) => renamed(editor, model, position, name),
  })
}

const symbolAt = (model: Model, position: monaco.Position) =>
  ask(model, { kind: 'symbol', ...caretIn(model, position) })

async function provideDefinition(model: Model, position: monaco.Position) {
  const symbol = await symbolAt(model, position)
  return symbol?.declaration ? { uri: model.uri, range: placeOf(model, symbol.declaration) } : null
}

async function provideDocumentHighlights(model: Model, position: monaco.Position) {
  const symbol = await symbolAt(model, position)
  return symbol?.places.map((place) => ({ range: placeOf(model, place) })) ?? []
}

async function resolveRenameLocation(model: Model, position: monaco.Position) {
  const symbol = await symbolAt(model, position)
  const nowhere = { range: { ...rangeAt(position) }, text: '' }
  if (symbol === null) return { ...nowhere, rejectReason: 'No stage or variable is named here.' }
  if (symbol.fixed !== null) return { ...nowhere, rejectReason: symbol.fixed }
  return { range: placeOf(model, symbol.range), text: symbol.name }
}

function rangeAt({ lineNumber, column }: monaco.Position): monaco.IRange {
  return { startLineNumber: lineNumber, startColumn: column, endLineNumber: lineNumber, endColumn: column }
}

async function renamed(editors: Monaco['editor'], model: Model, position: monaco.Position, name: string) {
  const answer = await ask(model, { kind: 'rename', ...caretIn(model, position), name })
  if (answer?.kind !== 'renamed') {
    if (answer) say(editors, model, position, answer.why)
    return { edits: [] }
  }
  const versionId = model.getVersionId()
  return {
    edits: answer.edits.map(({ range, newText }) => ({
      resource: model.uri,
      versionId,
      textEdit: { range: placeOf(model, range), text: newText },
    })),
  }
}

type Messages = monaco.editor.IEditorContribution & {
  showMessage: (text: string, position: monaco.IPosition) => void
}

/** At the caret, and to screen readers. The editor would write why a name is refused to the console alone. */
function say(editors: Monaco['editor'], model: Model, position: monaco.Position, text: string) {
  const shown = editors.getEditors().find((editor) => editor.getModel() === model)
  shown?.getContribution<Messages>('editor.contrib.messageController')?.showMessage(text, position)
}
