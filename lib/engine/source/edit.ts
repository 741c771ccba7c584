import type { Range } from './position.ts'

/** Replace the text of `range` by `newText`; an empty range inserts. */
export type TextEdit = { readonly range: Range; readonly newText: string }

/** Applies edits that do not overlap, in any order. Throws on overlap: that is a bug in a fix, never a student's mistake. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.toSorted((a, b) => a.range.start.offset - b.range.start.offset)
  let result = ''
  let at = 0
  for (const { range, newText } of ordered) {
    if (range.start.offset < at) throw new Error(`overlapping edits at offset ${range.start.offset}`)
    result += text.slice(at, range.start.offset) + newText
    at = range.end.offset
  }
  return result + text.slice(at)
}
