import { skipSpaces } from './text.ts'
import type { Token } from './words.ts'

export type JsonArray =
  | { readonly kind: 'strings'; readonly tokens: readonly Token[] }
  /** Valid JSON, but not all of it strings; the piece is the first other element. */
  | { readonly kind: 'mixed'; readonly from: number; readonly to: number }
  | { readonly kind: 'none' }

/**
 * The strings of the exec form. Only text that is one valid JSON array to its end counts:
 * single quotes, a comma too many or anything behind the bracket make it a plain string, without an error.
 */
export function readJsonArray(text: string): JsonArray {
  const from = skipSpaces(text, 0, text.length)
  if (text[from] !== '[') return { kind: 'none' }
  const values = parseArray(text.slice(from))
  if (values === null) return { kind: 'none' }
  return readElements(text, from + 1, values)
}

function parseArray(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

/** The array is known to be valid, so its elements are found by their ends alone. */
function readElements(text: string, start: number, values: readonly unknown[]): JsonArray {
  const tokens: Token[] = []
  let at = start
  for (const value of values) {
    const from = skipSpaces(text, at, text.length)
    if (typeof value !== 'string') return { kind: 'mixed', from, to: elementEnd(text, from) }
    const to = stringEnd(text, from)
    tokens.push({ value: wellFormed(value), from, to })
    at = skipSpaces(text, to, text.length) + 1
  }
  return { kind: 'strings', tokens }
}

/** Go decodes half a surrogate pair (`\ud800` alone) as the replacement character. */
function wellFormed(value: string): string {
  return value.replace(/\p{Surrogate}/gu, '\ufffd')
}

function stringEnd(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

function elementEnd(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length;) {
    const character = text[at]!
    if (depth === 0 && at > from && (character === ',' || character === ']')) return at
    if (character === '[' || character === '{') depth += 1
    else if (character === ']' || character === '}') depth -= 1
    at = character === '"' ? stringEnd(text, at) : at + 1
  }
  return text.length
}
