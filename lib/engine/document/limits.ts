import { lineStarts, rangeAt } from '../source/position.ts'
import type { LineStarts } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'

/** UTF-16 code units of a file that are read; source of the figure: measurements of the YAML library. */
const MOST_TEXT = 256 * 1024

/** The part of a text that is read, and a notice where that is not all. It ends with a whole line. */
export function withinLimit(text: string): { readonly text: string; readonly problems: readonly Problem[] } {
  if (text.length <= MOST_TEXT) return { text, problems: [] }
  const read = text.slice(0, text.lastIndexOf('\n', MOST_TEXT) + 1 || MOST_TEXT)
  return { text: read, problems: [tooLong(lineStarts(read), read.length, `${MOST_TEXT / 1024} KB`)] }
}

/** The notice that reading ends at `at`, and what a file may hold at most. */
export function tooLong(starts: LineStarts, at: number, most: string): Problem {
  const message = `this file is longer than ${most}: only what stands above this place is read`
  return { code: 'too-long', message, severity: 'warning', range: rangeAt(starts, at, at) }
}
