/** A place in a text. `line` and `column` count from 1, `column` and `offset` in UTF-16 code units. */
export type Position = { readonly line: number; readonly column: number; readonly offset: number }

/** A half-open piece of a text: `end` is the position behind the last character. */
export type Range = { readonly start: Position; readonly end: Position }

/** Offsets at which the lines of a text begin; element 0 is always 0. */
export type LineStarts = readonly number[]

/** Lines end at `\n` only, as in BuildKit's scanner; a lone `\r` is text. Linear in the text's length. */
export function lineStarts(text: string): LineStarts {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The position of `offset` (clamped to 0 and above); logarithmic in the number of lines. */
export function positionAt(starts: LineStarts, offset: number): Position {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - starts[low]! + 1, offset }
}

export function rangeAt(starts: LineStarts, start: number, end: number): Range {
  return { start: positionAt(starts, start), end: positionAt(starts, end) }
}

/** The exact source text a range covers. */
export function slice(text: string, range: Range): string {
  return text.slice(range.start.offset, range.end.offset)
}
