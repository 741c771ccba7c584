import type * as monaco from 'monaco-editor/editor'
import { ask, caretIn, placeOf } from '@/components/editor/monaco-report.ts'

type Languages = (typeof monaco)['languages']
type Model = monaco.editor.ITextModel

/** Stages and variables of Dockerfiles: where they are declared, every use, another name. */
export function registerNames(languages: Languages): void {
  languages.registerDefinitionProvider('dockerfile', { provideDefinition })
  languages.registerDocumentHighlightProvider('dockerfile', { provideDocumentHighlights })
  languages.registerRenameProvider('dockerfile', { resolveRenameLocation, provideRenameEdits })
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

async function provideRenameEdits(model: Model, position: monaco.Position, name: string) {
  const renamed = await ask(model, { kind: 'rename', ...caretIn(model, position), name })
  if (renamed?.kind !== 'renamed') return { edits: [], rejectReason: renamed?.why ?? 'Try again.' }
  const versionId = model.getVersionId()
  return {
    edits: renamed.edits.map(({ range, newText }) => ({
      resource: model.uri,
      versionId,
      textEdit: { range: placeOf(model, range), text: newText },
    })),
  }
}
