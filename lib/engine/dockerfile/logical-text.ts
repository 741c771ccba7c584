import { rangeAt } from '../source/position.ts'
import type { LineStarts, Range } from '../source/position.ts'
import type { LogicalText } from './syntax.ts'

type Segment = LogicalText['segments'][number]

/** Where the character at logical offset `at` stands in the file. At a seam this is the beginning of the later line. */
export function sourceStart(text: LogicalText, at: number): number {
  const segment = text.segments[segmentIndex(text.segments, at)]
  return segment === undefined ? 0 : segment.source + (at - segment.logical)
}

/** Where a piece that ends before logical offset `at` ends in the file. At a seam this is on the earlier line. */
export function sourceEnd(text: LogicalText, at: number): number {
  return at === 0 ? sourceStart(text, 0) : sourceStart(text, at - 1) + 1
}

/** The range in the file of the logical piece `from..to`; an empty piece stays behind what comes before it. */
export function logicalRange(text: LogicalText, starts: LineStarts, from: number, to: number): Range {
  const end = sourceEnd(text, to)
  return rangeAt(starts, from === to ? end : sourceStart(text, from), end)
}

/** The piece `from..to` as a logical text of its own. */
export function sliceLogical(text: LogicalText, from: number, to: number): LogicalText {
  const segments: Segment[] = [
    { logical: 0, source: from === to ? sourceEnd(text, from) : sourceStart(text, from) },
  ]
  for (let index = segmentIndex(text.segments, from) + 1; index < text.segments.length; index += 1) {
    const segment = text.segments[index]
    if (segment === undefined || segment.logical >= to) break
    segments.push({ logical: segment.logical - from, source: segment.source })
  }
  return { text: text.text.slice(from, to), segments }
}

/** Index of the last segment that begins at or before `at`. */
function segmentIndex(segments: readonly Segment[], at: number): number {
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (segments[middle]!.logical <= at) low = middle
    else high = middle - 1
  }
  return low
}
