import type { Fix } from '@/lib/engine/index.ts'

/** The text with a fix applied, from the end to the start, so that earlier offsets stay true. */
export function applyFix(text: string, { edits }: Fix): string {
  const fromTheEnd = edits.toSorted((a, b) => b.range.start.offset - a.range.start.offset)
  return fromTheEnd.reduce(
    (result, { range, newText }) =>
      result.slice(0, range.start.offset) + newText + result.slice(range.end.offset),
    text,
  )
}
