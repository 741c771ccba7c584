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

type Asked = {
  readonly version: number
  readonly offset: number
  readonly answer: ReturnType<typeof askSymbol>
}
const asked = new WeakMap<Model, Asked>()

const askSymbol = (model: Model, position: monaco.Position) =>
  ask(model, { kind: 'symbol', ...caretIn(model, position) })

/**
 * Uses are shown and a name is changed at the same caret: the second question gets the answer of the first, which it would
 * otherwise take the place of.
 */
async function symbolAt(model: Model, position: monaco.Position) {
  const [version, offset] = [model.getVersionId(), model.getOffsetAt(position)]
  const last = asked.get(model)
  if (last?.version === version && last.offset === offset) return last.answer
  const answer = askSymbol(model, position)
  asked.set(model, { version, offset, answer })
  const symbol = await answer
  // Nothing, or a question about another caret came between: the next one asks again.
  if (symbol === null && asked.get(model)?.answer === answer) asked.delete(model)
  return symbol
}

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
