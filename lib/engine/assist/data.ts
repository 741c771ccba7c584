import { format } from 'jsonc-parser'
import { readJson, tooDeepAt } from '../document/json.ts'
import { readYaml } from '../document/yaml.ts'
import type { Document, Entry, Node } from '../document/types.ts'
import type { TextEdit } from '../source/edit.ts'
import { lineStarts, rangeAt, type Range } from '../source/position.ts'
import type { Fold, OutlineItem, Structure } from './types.ts'

/** What can be folded in YAML or JSON, and its keys. A text that cannot be read has what could be read of it. */
export function structureOfData(text: string, language: 'yaml' | 'json'): Structure {
  const document = language === 'yaml' ? readYaml(text) : readJson(text)
  const roots = [document.root, ...document.more].filter((root) => root !== null)
  return {
    folds: [...roots.flatMap(foldsOf), ...commentFolds(document)],
    marks: [],
    outline: roots.flatMap((root) => outlineOf(root, 0)),
  }
}

/** Deeper keys say little from afar. */
const DEEPEST_OUTLINE = 3

function foldsOf(node: Node): Fold[] {
  const folds: Fold[] = []
  const open: Node[] = [node]
  while (open.length > 0) {
    const at = open.pop()!
    if (at.kind === 'map') {
      for (const { keyRange, value, merged } of at.entries) {
        if (merged || value.via) continue
        folds.push(...fold(keyRange.start.line, value.range))
        open.push(value)
      }
    } else if (at.kind === 'list') {
      for (const item of at.items) {
        if (item.via) continue
        folds.push(...fold(item.range.start.line, item.range))
        open.push(item)
      }
    }
  }
  return folds
}

/** A range that ends at the beginning of a line does not reach into it. */
function fold(from: number, { end }: Range, kind: Fold['kind'] = 'region'): Fold[] {
  const to = end.column === 1 ? end.line - 1 : end.line
  return to > from ? [{ from, to, kind }] : []
}

function commentFolds({ comments }: Document): Fold[] {
  const lines = comments.map(({ range }) => range.start.line)
  const starts = lines.filter((line, at) => lines[at - 1] !== line - 1)
  const ends = lines.filter((line, at) => lines[at + 1] !== line + 1)
  return starts.flatMap((start, at) =>
    ends[at]! > start ? [{ from: start, to: ends[at]!, kind: 'comment' as const }] : [],
  )
}

function outlineOf(node: Node, depth: number): OutlineItem[] {
  if (node.kind !== 'map' || depth >= DEEPEST_OUTLINE) return []
  return node.entries
    .filter(({ merged, value }) => !merged && !value.via)
    .map((entry) => itemOf(entry, depth))
}

function itemOf({ key, keyRange, value, range }: Entry, depth: number): OutlineItem {
  return {
    kind: 'key',
    name: key === '' ? '""' : key,
    detail: value.kind === 'scalar' ? value.text.slice(0, 60) : '',
    range,
    nameRange: keyRange,
    children: outlineOf(value, depth + 1),
  }
}

/** Lays JSON out with two blanks a level. Nothing for a text that cannot be read: its brackets would be guessed. */
export function formatJson(
  text: string,
  lines: { readonly from: number; readonly to: number } | null,
): readonly TextEdit[] {
  if (tooDeepAt(text) !== null || readJson(text).unreadable.length > 0) return []
  const starts = lineStarts(text)
  const last = lines === null ? undefined : starts[lines.to]
  const range =
    lines === null
      ? undefined
      : { offset: starts[lines.from - 1] ?? 0, length: (last ?? text.length) - (starts[lines.from - 1] ?? 0) }
  const edits = format(text, range, { tabSize: 2, insertSpaces: true, insertFinalNewline: lines === null })
  return edits.map(({ offset, length, content }) => ({
    range: rangeAt(starts, offset, offset + length),
    newText: content,
  }))
}
