import type { TextPart } from './types.ts'

/** As minisearch splits by default: at blanks and punctuation. */
const WORD = /[^\p{Z}\p{P}\n\r]+/gu

/**
 * Splits a text at what was found in it. `terms` are whole words of the index, in lower case; of a word that begins
 * with something that was typed only that beginning is a hit, and with a mistyped one all of it is.
 */
export function textParts(text: string, terms: ReadonlySet<string>, typed: readonly string[]): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const lower = word.toLowerCase()
    if (!terms.has(lower)) continue
    const start = typed.filter((each) => lower.startsWith(each)).toSorted((a, b) => b.length - a.length)[0]
    if (index > end) parts.push({ text: text.slice(end, index), hit: false })
    end = index + (start?.length ?? word.length)
    parts.push({ text: text.slice(index, end), hit: true })
  }
  if (end < text.length || parts.length === 0) parts.push({ text: text.slice(end), hit: false })
  return parts
}

/** The words of a query, in lower case. */
export function wordsOf(text: string): string[] {
  return Array.from(text.toLowerCase().matchAll(WORD), ([word]) => word)
}
