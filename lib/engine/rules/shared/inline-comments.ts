import type { Dockerfile } from '../../dockerfile/model.ts'
import type { Instruction } from '../../dockerfile/syntax.ts'
import { rangeAt, type LineStarts, type Range } from '../../source/position.ts'
import type { TextEdit } from '../../source/edit.ts'
import { at as placeOf } from './ranges.ts'

/** A `#` behind an argument and what stands behind it in its line, without the sign that continues the line. */
export type InlineComment = {
  readonly text: string
  readonly range: Range
  /** Blanks in front of it included. */
  readonly whole: Range
  /** Where in the joined text the next line begins; its length where none does. */
  readonly goesOn: number
}

/** Where in a text the first comment from an offset on begins, -1 for nowhere. */
export type Scan = (text: string, from: number) => number

/** Every comment behind an argument, one a line, as `scan` finds them. Linear. */
export function inlineComments(
  { body: { text, segments } }: Pick<Instruction, 'body'>,
  { source, escape }: Pick<Dockerfile, 'source' | 'escape'>,
  starts: LineStarts,
  scan: Scan,
): readonly InlineComment[] {
  const comments: InlineComment[] = []
  let piece = 0
  for (let from = 0; from < text.length;) {
    const found = scan(text, from)
    if (found === -1) break
    while ((segments[piece + 1]?.logical ?? Infinity) <= found) piece += 1
    const start = segments[piece]!.source + found - segments[piece]!.logical
    const lineEnd = source.indexOf('\n', start) === -1 ? source.length : source.indexOf('\n', start)
    while ((segments[piece + 1]?.source ?? Infinity) < lineEnd) piece += 1
    from = segments[piece + 1]?.logical ?? text.length
    const end = start + textLength(source.slice(start, lineEnd), from < text.length ? escape : '')
    comments.push({
      text: source.slice(start, end),
      range: rangeAt(starts, start, end),
      whole: rangeAt(starts, blanksBefore(source, start), end),
      goesOn: from,
    })
  }
  return comments
}

function blanksBefore(source: string, start: number): number {
  let at = start
  while (at > 0 && /[ \t]/.test(source[at - 1]!)) at -= 1
  return at
}

/** Without the blanks at the end, and without the sign of continuation. */
function textLength(line: string, escape: string): number {
  const text = line.trimEnd()
  return escape !== '' && text.endsWith(escape) ? text.slice(0, -1).trimEnd().length : text.length
}

/** The comments on lines of their own above the instruction; null where one would then be read as a directive. */
export function moveAbove(
  { range }: Instruction,
  { source }: Pick<Dockerfile, 'source'>,
  comments: readonly InlineComment[],
): readonly TextEdit[] | null {
  if (comments.some(({ text }) => /^#\s*\w+\s*=/.test(text))) return null
  const lineStart = source.lastIndexOf('\n', range.start.offset - 1) + 1
  const indent = source.slice(lineStart, range.start.offset)
  if (/\S/.test(indent)) return null
  const above = comments.map(({ text }) => `${text}\n${indent}`).join('')
  return [
    { range: placeOf(range.start), newText: above },
    ...comments.map(({ whole }) => ({ range: whole, newText: '' })),
  ]
}

/** The first `#` that begins a word in the language of POSIX shells, outside of quotes; -1 where there is none. Linear. */
export function shellHash(text: string, from: number): number {
  let quote = ''
  let parted = true
  for (let at = from; at < text.length; at += 1) {
    const character = text[at]!
    if (character === '#' && parted && quote === '') return at
    parted = quote === '' && /[\s;&|()]/.test(character)
    if (character === '\\' && quote !== "'") at += 1
    else if (character === quote) quote = ''
    else if (quote === '' && (character === '"' || character === "'" || character === '`')) quote = character
  }
  return -1
}
