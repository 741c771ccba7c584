import { rangeAt, type LineStarts, type Range } from '../source/position.ts'
import { UNKNOWN_CLOSE, UNKNOWN_OPEN } from './words.ts'

/**
 * A recipe with Make's variables filled in, and the way back: the piece that begins at `logical` comes from `source`; `length` is
 * how long it is there when it was written otherwise (`$(TAG)`), null when it is copied.
 */
export type MadeText = { readonly text: string; readonly pieces: readonly Piece[] }
export type Piece = { readonly logical: number; readonly source: number; readonly length: number | null }

/** The place in the Makefile of a piece of the made text. */
export function placeIn({ pieces }: MadeText, starts: LineStarts): (start: number, end: number) => Range {
  return (start, end) => {
    const from = sourceOf(pieces, start, start)
    const to = end > start ? sourceOf(pieces, end, end - 1) : from
    return rangeAt(starts, from, Math.max(from, to))
  }
}

/** A place inside what a variable became is the place of the variable: its beginning for a start, its end for an end. */
function sourceOf(pieces: readonly Piece[], at: number, inside: number): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.logical ?? 0) <= inside) low = middle
    else high = middle - 1
  }
  const piece = pieces[low]
  if (piece === undefined) return at
  if (piece.length === null) return piece.source + (at - piece.logical)
  return at === inside ? piece.source : piece.source + piece.length
}

/** Undefined and null: not known. */
export type MakeLookup = (name: string) => string | null | undefined

/** How deep `$($(A))` and variables in variables are followed, and how long a text may become. */
const MAX_DEPTH = 8
const MOST_TEXT = 65_536

/**
 * `$(NAME)`, `${NAME}` and `$X` with their values, `$$` as `$`; functions and names that are not known become a mark with the
 * name. Source: GNU Make manual, "Basics of Variable References".
 */
export function makeExpand(source: string, from: number, to: number, lookup: MakeLookup): MadeText {
  const pieces: Piece[] = []
  const parts: string[] = []
  let length = 0
  const add = (text: string, at: number, width: number | null): void => {
    pieces.push({ logical: length, source: at, length: width })
    parts.push(text)
    length += text.length
  }
  for (let at = from; at < to;) {
    const dollar = source.indexOf('$', at)
    const stop = dollar === -1 || dollar + 1 >= to ? to : dollar
    if (stop > at) add(source.slice(at, stop), at, null)
    if (stop === to) break
    const end = Math.min(referenceEnd(source, stop), to)
    const value = length > MOST_TEXT ? null : valueOf(source.slice(stop, end), lookup, 0)
    add(value ?? unknown(source.slice(stop, end)), stop, end - stop)
    at = end
  }
  return { text: parts.join(''), pieces }
}

/** Behind `$x`, `$(…)` or `${…}`; brackets inside count. */
function referenceEnd(source: string, dollar: number): number {
  const open = source.charAt(dollar + 1)
  if (open !== '(' && open !== '{') return dollar + 2
  const close = open === '(' ? ')' : '}'
  let depth = 0
  for (let at = dollar + 1; at < source.length; at += 1) {
    const sign = source.charAt(at)
    if (sign === '\n' && source.charAt(at - 1) !== '\\') return at
    if (sign === open) depth += 1
    else if (sign === close && (depth -= 1) === 0) return at + 1
  }
  return source.length
}

function valueOf(reference: string, lookup: MakeLookup, depth: number): string | null {
  if (reference === '$$') return '$'
  const name = nameIn(reference)
  const value = /^[\w.@<^?*+%-]+$/.test(name) ? lookup(name) : null
  if (value === undefined || value === null || depth > MAX_DEPTH) return null
  return value.includes('$') ? valuesIn(value, lookup, depth + 1) : value
}

function nameIn(reference: string): string {
  return reference.length === 2 ? reference.slice(1) : reference.slice(2, -1)
}

/** A value that holds references itself; null when one of them is not known. */
function valuesIn(text: string, lookup: MakeLookup, depth: number): string | null {
  let result = ''
  for (let at = 0; at < text.length;) {
    const dollar = text.indexOf('$', at)
    if (dollar === -1) return result + text.slice(at)
    const end = referenceEnd(text, dollar)
    const value = valueOf(text.slice(dollar, end), lookup, depth)
    if (value === null || result.length > MOST_TEXT) return null
    result += text.slice(at, dollar) + value
    at = end
  }
  return result
}

/** The name of a variable; of a function its first word. */
function unknown(reference: string): string {
  const name = nameIn(reference)
    .replace(/[^\w.@<^?*+%-][^]*$/, '')
    .slice(0, 64)
  return UNKNOWN_OPEN + name + UNKNOWN_CLOSE
}

/** Several lines for one shell. */
export function joinTexts(texts: readonly MadeText[]): MadeText {
  const pieces: Piece[] = []
  let length = 0
  for (const made of texts) {
    for (const piece of made.pieces) pieces.push({ ...piece, logical: piece.logical + length })
    length += made.text.length + 1
  }
  return { text: texts.map(({ text }) => text).join('\n'), pieces }
}
