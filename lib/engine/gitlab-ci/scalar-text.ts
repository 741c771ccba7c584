import type { ScalarNode } from '../document/types.ts'

/** `texts` from `logical` on stand in the file from `source` on. */
export type Segment = { readonly logical: number; readonly source: number }

/**
 * Where the characters of a scalar stand in the file, as pieces that are equal in both. YAML takes quotes, escapes, indentation
 * and line ends away, so the file is walked along the text and what the text lacks is passed over. Linear.
 */
export function segmentsOf(scalar: ScalarNode, source: string): readonly Segment[] {
  const { text, style, range } = scalar
  const walk: Walk = {
    source,
    at: bodyStart(scalar, source),
    end: range.end.offset,
    escapes: style === 'double',
  }
  const segments: Segment[] = []
  for (let logical = 0; logical < text.length; logical += 1) {
    const place = step(walk, text.charAt(logical))
    const last = segments.at(-1)
    if (last === undefined || place - last.source !== logical - last.logical)
      segments.push({ logical, source: place })
  }
  return segments
}

type Walk = { readonly source: string; at: number; readonly end: number; readonly escapes: boolean }

/** A block begins in the line behind its sign. */
function bodyStart({ style, range }: ScalarNode, source: string): number {
  const { offset } = range.start
  if (style !== 'literal' && style !== 'folded') return offset
  const line = source.indexOf('\n', offset)
  return line === -1 ? offset : line + 1
}

/** The place of the next character of the text; moves behind it. */
function step(walk: Walk, wanted: string): number {
  while (walk.at < walk.end) {
    const seen = walk.source.charAt(walk.at)
    if (seen === wanted || isFold(seen, wanted)) return walk.at++
    if (walk.escapes && seen === '\\') return escaped(walk, wanted)
    walk.at += 1
  }
  return walk.end
}

/** A line end that became a blank. */
function isFold(seen: string, wanted: string): boolean {
  return seen === '\n' && wanted === ' '
}

const LENGTHS: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 }

/** `\n`, `\x41` … stand for one character; a `\` at the end of a line for none. */
function escaped(walk: Walk, wanted: string): number {
  const next = walk.source.charAt(walk.at + 1)
  const place = walk.at
  walk.at += LENGTHS[next] ?? 2
  return next === '\n' ? step(walk, wanted) : place
}
