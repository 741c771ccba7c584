import type { TextEdit } from '../../source/edit.ts'
import type { Position, Range } from '../../source/position.ts'

/** Takes an instruction away with the line it stands on, its line end included. */
export function removeLines(source: string, { start, end }: Range): TextEdit {
  const newline = source.indexOf('\n', end.offset)
  const to: Position =
    newline === -1
      ? { ...end, offset: source.length }
      : { line: end.line + 1, column: 1, offset: newline + 1 }
  return { range: { start: lineStart(start), end: to }, newText: '' }
}

/** Puts a line of its own before the line a place is in. */
export function insertLine(place: Position, text: string): TextEdit {
  const start = lineStart(place)
  return { range: { start, end: start }, newText: `${text}\n` }
}

function lineStart({ line, column, offset }: Position): Position {
  return { line, column: 1, offset: offset - column + 1 }
}
