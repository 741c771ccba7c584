import type { ScalarNode } from '../document/types.ts'
import { rangeAt } from '../source/position.ts'
import type { LineStarts, Range } from '../source/position.ts'
import type { Interpolated, Variable } from './model.ts'

/** What values are read with. */
export type Reader = {
  readonly text: string
  readonly starts: LineStarts
  /** Variables with a known value. */
  readonly env: Readonly<Record<string, string>>
}

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | (Omit<Variable, 'range'> & { readonly kind: 'variable'; readonly from: number; readonly to: number })
  | { readonly kind: 'invalid'; readonly from: number }

/** Names and modifiers. Source: compose-go, template/template.go. */
const NAMED = /[_a-zA-Z][_a-zA-Z0-9]*/y
const MODIFIER = /:?[-?+]/y
/** Defaults within defaults; Compose itself knows no limit. */
const MOST_LEVELS = 20

/** A value with its variables filled in. */
export function interpolate(reader: Reader, scalar: ScalarNode): Interpolated {
  const pieces = scan(scalar.text)
  const begin = verbatimStart(reader, scalar)
  const variables = pieces.flatMap((piece) =>
    piece.kind === 'variable'
      ? [{ ...withoutPlace(piece), range: rangeOf(reader, scalar, begin, piece) }]
      : [],
  )
  return {
    raw: scalar.text,
    text: resolve(reader, pieces, 0),
    literal: variables.length === 0,
    variables,
    range: scalar.range,
  }
}

/** Offset of the first `${` in a text that is no variable; null when all is well. A `$` before anything else is text. */
export function invalidTemplate(text: string): number | null {
  const piece = scan(text).find(({ kind }) => kind === 'invalid')
  return piece?.kind === 'invalid' ? piece.from : null
}

function withoutPlace({ name, operator, argument }: Omit<Variable, 'range'>): Omit<Variable, 'range'> {
  return { name, operator, argument }
}

function rangeOf(
  { starts }: Reader,
  { range }: ScalarNode,
  begin: number | null,
  { from, to }: { from: number; to: number },
): Range {
  return begin === null ? range : rangeAt(starts, begin + from, begin + to)
}

/** Where a scalar's text begins in the file, if it stands there letter by letter; null where escapes or folds come between. */
export function verbatimStart({ text }: Reader, scalar: ScalarNode): number | null {
  const from = scalar.range.start.offset
  const at = scalar.style === 'single' || scalar.style === 'double' ? from + 1 : from
  return text.startsWith(scalar.text, at) && at + scalar.text.length <= scalar.range.end.offset ? at : null
}

/** A piece of a scalar with its own place; the whole scalar's place where the letters do not stand in the file. */
export function part(reader: Reader, scalar: ScalarNode, from: number, to: number): ScalarNode {
  const begin = verbatimStart(reader, scalar)
  const text = scalar.text.slice(from, to)
  const range = begin === null ? scalar.range : rangeAt(reader.starts, begin + from, begin + to)
  return { ...scalar, text, value: text, style: 'plain', range }
}

function scan(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  while (at < text.length) {
    const dollar = text.indexOf('$', at)
    if (dollar !== at) pieces.push({ kind: 'text', text: text.slice(at, dollar === -1 ? undefined : dollar) })
    if (dollar === -1) break
    const piece = pieceAt(text, dollar)
    if (piece.kind === 'invalid') return [...pieces, piece]
    pieces.push(piece)
    at = piece.kind === 'variable' ? piece.to : dollar + (text[dollar + 1] === '$' ? 2 : 1)
  }
  return pieces
}

function pieceAt(text: string, from: number): Piece {
  const next = text[from + 1]
  if (next === '$') return { kind: 'text', text: '$' }
  if (next === '{') return bracedAt(text, from)
  const name = match(NAMED, text, from + 1)
  if (name === null) return { kind: 'text', text: '$' }
  return { kind: 'variable', name, operator: '', argument: null, from, to: from + 1 + name.length }
}

function bracedAt(text: string, from: number): Piece {
  const name = match(NAMED, text, from + 2)
  const to = closing(text, from)
  if (name === null || to === null) return { kind: 'invalid', from }
  const behind = from + 2 + name.length
  if (behind === to) return { kind: 'variable', name, operator: '', argument: null, from, to: to + 1 }
  const operator = match(MODIFIER, text, behind)
  if (operator === null) return { kind: 'invalid', from }
  const argument = text.slice(behind + operator.length, to)
  return { kind: 'variable', name, operator: operator as Variable['operator'], argument, from, to: to + 1 }
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

/** The brace that closes `${`, others within it left out. */
function closing(text: string, from: number): number | null {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('${', at)) {
      depth++
      at++
    } else if (text[at] === '}' && --depth === 0) return at
  }
  return null
}

function resolve(reader: Reader, pieces: readonly Piece[], level: number): string | null {
  let result = ''
  for (const piece of pieces) {
    const text =
      piece.kind === 'text' ? piece.text : piece.kind === 'variable' ? valueOf(reader, piece, level) : null
    if (text === null) return null
    result += text
  }
  return result
}

type VariablePiece = Omit<Variable, 'range'>

/** What Compose puts in. Without a value of its own only a default is known: whoever runs Compose may set the variable. */
function valueOf(reader: Reader, { name, operator, argument }: VariablePiece, level: number): string | null {
  const value = Object.hasOwn(reader.env, name) ? (reader.env[name] ?? null) : null
  const filled = value !== null && (value !== '' || !operator.startsWith(':'))
  const other = (): string | null =>
    level < MOST_LEVELS ? resolve(reader, scan(argument ?? ''), level + 1) : null
  if (operator.endsWith('-')) return filled ? value : other()
  if (operator.endsWith('+')) return filled ? other() : value === null ? null : ''
  return filled || operator === '' ? value : null
}
