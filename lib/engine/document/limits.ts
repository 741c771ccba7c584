import { lineStarts, rangeAt } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'

/** UTF-16 code units of a file that are read; source of the figure: measurements of the YAML library. */
const MOST_TEXT = 256 * 1024

/** The part of a text that is read, and a notice where that is not all. It ends with a whole line. */
export function withinLimit(text: string): { readonly text: string; readonly problems: readonly Problem[] } {
  if (text.length <= MOST_TEXT) return { text, problems: [] }
  const read = text.slice(0, text.lastIndexOf('\n', MOST_TEXT) + 1 || MOST_TEXT)
  const message = `this file is longer than ${MOST_TEXT / 1024} KB: only what stands above this place is read`
  const range = rangeAt(lineStarts(read), read.length, read.length)
  return { text: read, problems: [{ code: 'too-long', message, severity: 'warning', range }] }
}
