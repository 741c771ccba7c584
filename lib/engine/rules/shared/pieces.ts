import type { Value } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'

/** The piece `from..to` of a range that lies in one line; the whole range where it does not. */
export function pieceOf(range: Range, from: number, to: number): Range {
  const { start, end } = range
  if (start.line !== end.line || from < 0 || start.offset + to > end.offset) return range
  const moved = (by: number): Range['start'] => ({
    line: start.line,
    column: start.column + by,
    offset: start.offset + by,
  })
  return { start: moved(from), end: moved(to) }
}

/** Where a word refers to a variable: `$NAME`, or `${NAME…}` up to its brace; the whole word where that cannot be told. */
export function variableRange({ raw, range }: Pick<Value, 'raw' | 'range'>, name: string): Range {
  if (range.end.offset - range.start.offset !== raw.length) return range
  for (let at = raw.indexOf(`$${name}`); at !== -1; at = raw.indexOf(`$${name}`, at + 1)) {
    const end = at + name.length + 1
    if (!/^\w/.test(raw.slice(end))) return pieceOf(range, at, end)
  }
  const braced = raw.indexOf(`\${${name}`)
  const close = braced === -1 ? -1 : raw.indexOf('}', braced)
  return close === -1 ? range : pieceOf(range, braced, close + 1)
}
