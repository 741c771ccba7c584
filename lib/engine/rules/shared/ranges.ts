import type { Executed } from '../../build/types.ts'
import type { Position, Range } from '../../source/position.ts'

/** From the beginning of one range to the end of another. */
export function span(first: Range, last: Range): Range {
  return { start: first.start, end: last.end }
}

/** The empty range at a place: an edit there inserts. */
export function at(position: Position): Range {
  return { start: position, end: position }
}

/** The words of a command up to and with number `last`: `apt-get update` without what follows it. */
export function wordsRange({ words, range }: Executed, last: number): Range {
  const from = words[0]
  const to = words[last] ?? words.at(-1)
  return from && to && from.range.start.offset <= to.range.start.offset ? span(from.range, to.range) : range
}
