import type { DaemonConfig } from '../../../daemon/model.ts'
import type { Entry, MapNode } from '../../../document/types.ts'
import type { TextEdit } from '../../../source/edit.ts'
import type { Position, Range } from '../../../source/position.ts'

/** Adds an entry (`"icc": false`) behind the last one of an object: on a line of its own where that one has one, too. */
export function addEntry(source: string, { entries, range }: MapNode, entry: string): TextEdit {
  const last = entries.at(-1)
  if (!last) return { range: inside(range), newText: `\n  ${entry}\n` }
  const indent = indentOf(source, last.range.start)
  const before = indent === null ? ', ' : `,\n${indent}`
  return { range: { start: last.range.end, end: last.range.end }, newText: before + entry }
}

/** What stands before the entry in its line; null where that is not white space alone. */
function indentOf(source: string, { offset, column }: Position): string | null {
  const before = source.slice(offset - column + 1, offset)
  return /^[ \t]*$/.test(before) ? before : null
}

/** What stands between the braces. */
function inside({ start, end }: Range): Range {
  return { start: moved(start, 1), end: moved(end, -1) }
}

/** A place in the same line. */
function moved({ line, column, offset }: Position, by: number): Position {
  return { line, column: column + by, offset: offset + by }
}

/** Takes an entry out, with the comma that it then needs no more; null where more stands around it than the tree tells of. */
export function removeEntry(source: string, { entries, range }: MapNode, entry: Entry): TextEdit | null {
  const at = entries.indexOf(entry)
  const [before, next] = [entries[at - 1], entries[at + 1]]
  const above = source.slice(before?.range.end.offset ?? range.start.offset + 1, entry.range.start.offset)
  const below = source.slice(entry.range.end.offset, next?.range.start.offset ?? range.end.offset - 1)
  // Of a key that occurs twice the tree has the last alone.
  if (!isSeparator(above) || !isSeparator(below)) return null
  if (next) return { range: { start: entry.range.start, end: next.range.start }, newText: '' }
  return { range: { start: before?.range.end ?? entry.range.start, end: entry.range.end }, newText: '' }
}

function isSeparator(text: string): boolean {
  return /^,?$/.test(text.trim())
}

/** Where something is missing in the whole file: its opening brace, or the very beginning of an empty file. */
export function fileStart({ root }: DaemonConfig): Range {
  const start = root?.range.start ?? { line: 1, column: 1, offset: 0 }
  return { start, end: root ? moved(start, 1) : start }
}
