import type * as monaco from 'monaco-editor/editor'
import { ask, fileIn, placeOf } from '@/components/editor/monaco-report.ts'
import { encodeMarks, MARK_KINDS } from '@/lib/editor/marks.ts'
import type { OutlineItem } from '@/lib/engine/assist/types.ts'
import type { Structure } from '@/lib/worker/protocol.ts'

type Languages = (typeof monaco)['languages']
type Model = monaco.editor.ITextModel

/** Files of these have parts that the engine knows; other ones are folded by their indentation. */
const STRUCTURED = ['dockerfile', 'yaml', 'json']
/** YAML stays as it is: laid out by a program it would lose what its author lined up. */
const FORMATTED = ['dockerfile', 'json']

export function registerStructure(languages: Languages): void {
  languages.registerFoldingRangeProvider(STRUCTURED, {
    provideFoldingRanges: async (model) =>
      (await structureOf(model))?.folds.map((fold) => foldOf(languages, fold)),
  })
  languages.registerDocumentSemanticTokensProvider('dockerfile', {
    getLegend: () => ({ tokenTypes: [...MARK_KINDS], tokenModifiers: [] }),
    provideDocumentSemanticTokens: async (model) => ({
      data: encodeMarks((await structureOf(model))?.marks ?? []),
    }),
    releaseDocumentSemanticTokens: () => undefined,
  })
  languages.registerDocumentSymbolProvider(STRUCTURED, {
    provideDocumentSymbols: async (model) =>
      (await structureOf(model))?.outline.map((item) => symbolOf(languages, model, item)),
  })
  languages.registerDocumentFormattingEditProvider(FORMATTED, {
    provideDocumentFormattingEdits: (model) => formatted(model, null),
  })
  languages.registerDocumentRangeFormattingEditProvider(FORMATTED, {
    provideDocumentRangeFormattingEdits: (model, { startLineNumber, endLineNumber }) =>
      formatted(model, { from: startLineNumber, to: endLineNumber }),
  })
}

type Asked = { readonly version: number; readonly answer: Promise<Structure | null> }
const asked = new WeakMap<Model, Asked>()

/** Folds, colours and outline are asked for one after another: of one text they are one answer. */
function structureOf(model: Model): Promise<Structure | null> {
  const version = model.getVersionId()
  const before = asked.get(model)
  if (before?.version === version) return before.answer
  const answer = ask(model, { kind: 'structure', ...fileIn(model) })
  asked.set(model, { version, answer })
  // No answer is no reason to remember it.
  void answer.then((structure) => structure === null && asked.delete(model))
  return answer
}

function foldOf({ FoldingRangeKind }: Languages, { from, to, kind }: Structure['folds'][number]) {
  return {
    start: from,
    end: to,
    ...(kind === 'comment' ? { kind: FoldingRangeKind.Comment } : {}),
  }
}

function symbolOf(languages: Languages, model: Model, item: OutlineItem): monaco.languages.DocumentSymbol {
  const { SymbolKind } = languages
  const kinds = { stage: SymbolKind.Module, instruction: SymbolKind.Method, key: SymbolKind.Key }
  return {
    name: item.name,
    detail: item.detail,
    kind: kinds[item.kind],
    tags: [],
    range: placeOf(model, item.range),
    selectionRange: placeOf(model, item.nameRange),
    children: item.children.map((child) => symbolOf(languages, model, child)),
  }
}

async function formatted(model: Model, lines: { readonly from: number; readonly to: number } | null) {
  const edits = await ask(model, { kind: 'format', ...fileIn(model), lines })
  return edits?.map(({ range, newText }) => ({ range: placeOf(model, range), text: newText })) ?? []
}
