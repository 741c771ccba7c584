import type { Token, TokenKind } from './types.ts'

/** What a piece of text is, by a sticky pattern; the first that matches at a place wins. */
export type Piece = readonly [kind: TokenKind, pattern: RegExp]

/** Nobody sees more of a line than this. */
const LONGEST_LINE = 5000

/** Colours a line from a place on; gives back a quote that is still open at its end. */
export function scan(line: string, from: number, pieces: readonly Piece[], tokens: Token[]): string | null {
  const end = Math.min(line.length, LONGEST_LINE)
  let open: string | null = null
  for (let at = from; at < end;) {
    const [kind, length] = pieceAt(line, at, pieces)
    if (tokens.at(-1)?.kind !== kind) tokens.push({ start: at, kind })
    open = kind === 'string' ? openQuote(line.slice(at, at + length)) : null
    at += length
  }
  return open
}

function pieceAt(line: string, at: number, pieces: readonly Piece[]): [TokenKind, number] {
  for (const [kind, pattern] of pieces) {
    pattern.lastIndex = at
    const length = pattern.exec(line)?.[0].length ?? 0
    if (length > 0) return [kind, length]
  }
  return ['text', 1]
}

function openQuote(text: string): string | null {
  const quote = text[0]
  if (quote !== '"' && quote !== "'") return null
  return closingQuote(text, 1, quote) === text.length ? null : quote
}

/** Index behind the quote that closes a string whose text begins at `from`; -1 when the line does not have it. */
export function closingQuote(line: string, from: number, quote: string): number {
  for (let at = from; at < line.length; at++) {
    if (quote === '"' && line[at] === '\\') at++
    else if (line[at] === quote) return at + 1
  }
  return -1
}
