import type { Dockerfile } from '../dockerfile/model.ts'
import type { FileModel } from '../file-model.ts'
import { lineStarts, rangeAt } from '../source/position.ts'
import type { Range } from '../source/position.ts'
import { instructionAt } from './shared/problems.ts'
import { readIgnoreComments, readOwnComments } from './suppression-comments.ts'
import type { Commented } from './suppressions.ts'

/** A comment speaks about the instruction that it stands in, else about the next one. */
export function commentsOfDockerfile(dockerfile: Dockerfile): Commented {
  const { source } = dockerfile
  const holderOf = (offset: number): number => {
    const at = instructionAt(dockerfile, offset)
    const instruction = dockerfile.instructions[at]
    return instruction && offset <= instruction.range.end.offset ? at : at + 1
  }
  return {
    ...readIgnoreComments(dockerfile),
    source,
    unit: 'instruction',
    about: ({ start }) => holderOf(start.offset),
    around: (offset) => [holderOf(offset)],
    wholeOf: (comment) => lineOf(comment, source),
  }
}

/**
 * The whole line with its end. A comment also ends the directives at the top of the file: if the next line would
 * become one, its line end stays.
 */
function lineOf({ start, end }: Range, source: string): Range {
  const starts = lineStarts(source)
  const from = starts[start.line - 1]!
  const to = starts[start.line] ?? source.length
  const wakesDirective = /^\s*#\s*(?:syntax|escape|check)\s*=/i.test(source.slice(to, to + 200))
  return rangeAt(starts, from, wakesDirective ? end.offset : to)
}

/**
 * A comment at the end of a line speaks about the outermost block that begins there, one on a line of its own about
 * the outermost of the next line that has one. Blocks lie within each other.
 */
export function commentsOfModel({ source, comments, blocks }: FileModel): Commented {
  const ordered = blocks.toSorted((a, b) => a.start.offset - b.start.offset || b.end.offset - a.end.offset)
  const parents = parentsOf(ordered)
  const lastBefore = (offset: number): number => lastStartingBefore(ordered, offset)
  const around = (offset: number): readonly number[] => {
    const found: number[] = []
    for (let at = lastBefore(offset); at !== -1; at = parents[at]!)
      if (offset <= ordered[at]!.end.offset) found.push(at)
    return found
  }
  return {
    ...readOwnComments(source, comments),
    source,
    unit: 'block',
    about: (comment) => {
      const first = firstOnLine(ordered, comment.start.line)
      if (!standsAlone(comment, source)) return first ?? around(comment.start.offset)[0] ?? null
      const next = lastBefore(comment.start.offset) + 1
      return next < ordered.length ? next : null
    },
    around,
    wholeOf: (comment) => (standsAlone(comment, source) ? lineOf(comment, source) : tailOf(comment, source)),
  }
}

/** For each block the index of the one around it, -1 for none. Linear. */
function parentsOf(ordered: readonly Range[]): readonly number[] {
  const open: number[] = []
  return ordered.map(({ start }, at) => {
    while (open.length > 0 && ordered[open.at(-1)!]!.end.offset <= start.offset) open.pop()
    const parent = open.at(-1) ?? -1
    open.push(at)
    return parent
  })
}

/** Index of the last block that begins at or before an offset; -1 for none. Logarithmic. */
function lastStartingBefore(ordered: readonly Range[], offset: number): number {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ordered[middle]!.start.offset <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

function firstOnLine(ordered: readonly Range[], line: number): number | null {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ordered[middle]!.start.line < line) low = middle + 1
    else high = middle
  }
  return ordered[low]?.start.line === line ? low : null
}

function standsAlone({ start }: Range, source: string): boolean {
  const line = source.lastIndexOf('\n', start.offset - 1) + 1
  return source.slice(line, start.offset).trim() === ''
}

/** The comment and the blanks before it. */
function tailOf({ start, end }: Range, source: string): Range {
  const before = source.slice(0, start.offset).trimEnd().length
  return rangeAt(lineStarts(source), before, end.offset)
}
