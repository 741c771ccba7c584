import type { Range } from '../lib/engine/index.ts'
import { printable, widthOf } from './printable.ts'

/** A longer line is shown around its fault only. */
const WIDEST = 100
/** Of such a line, what is shown before the fault. */
const BEFORE = 30

/**
 * The line of a fault with a caret below each of its characters; of a fault over several lines the first.
 * `line` is that line without its end.
 */
export function codeFrame(
  line: string,
  { start, end }: Range,
): { readonly code: string; readonly carets: string } {
  const from = Math.min(start.column - 1, line.length)
  const to = end.line === start.line ? Math.min(end.column - 1, line.length) : line.length
  const cut = line.length > WIDEST ? Math.max(0, Math.min(from - BEFORE, line.length - WIDEST)) : 0
  const shown = line.slice(cut, cut + WIDEST)
  const lead = cut > 0 ? '…' : ''
  const tail = cut + WIDEST < line.length ? '…' : ''
  const above = printable(shown.slice(0, from - cut))
  const marked = printable(shown.slice(from - cut, Math.max(from, to) - cut))
  return {
    code: `${lead}${above}${marked}${printable(shown.slice(Math.max(from, to) - cut))}${tail}`,
    carets: ' '.repeat(widthOf(lead + above)) + '^'.repeat(Math.max(1, widthOf(marked))),
  }
}
