import type { ScalarNode } from '../document/types.ts'
import { positionAt, type LineStarts, type Range } from '../source/position.ts'
import { segmentsOf, type Segment } from './scalar-text.ts'

/** What a shell gets, with the way back to the file. */
export type Script = { readonly text: string; readonly segments: readonly Segment[] }

/** One line behind the other, as the runner gives them to the shell. */
export function scriptOf(items: readonly ScalarNode[], file: string): Script {
  const segments: Segment[] = []
  let text = ''
  for (const item of items) {
    const from = text.length
    for (const { logical, source } of segmentsOf(item, file))
      segments.push({ logical: logical + from, source })
    text += `${item.text}\n`
  }
  return { text, segments }
}

/** The line ends between items stand nowhere. */
export function placeIn(
  { text, segments }: Script,
  start: number,
  behind: number,
  starts: LineStarts,
): Range {
  let end = behind
  while (end > start && text.charAt(end - 1) === '\n') end -= 1
  const from = sourceOffset(segments, start, start)
  const to = end > start ? sourceOffset(segments, end, end - 1) : from
  return { start: positionAt(starts, from), end: positionAt(starts, Math.max(from, to)) }
}

/** A start belongs to the character behind it and an end to the one before it. */
function sourceOffset(segments: readonly Segment[], at: number, inside: number): number {
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((segments[middle]?.logical ?? 0) <= inside) low = middle
    else high = middle - 1
  }
  const segment = segments[low]
  return segment === undefined ? 0 : segment.source + Math.max(0, at - segment.logical)
}
