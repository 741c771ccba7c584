import { lex } from './lex.ts'
import type { LexOptions, Lookup } from './lex.ts'

export type { Lookup } from './lex.ts'

export type Expansion = {
  /** Null after an error, or when an unknown value takes part in the result. */
  readonly text: string | null
  /** Every variable the word refers to, in order, without repeats; also those in parts that are not used. */
  readonly variables: readonly string[]
  /** BuildKit's wording. */
  readonly error: string | null
}

export type WordsExpansion = {
  readonly words: readonly string[] | null
  readonly variables: readonly string[]
  readonly error: string | null
}

export type ExpandOptions = {
  /** The escape character of the Dockerfile; always `\` for the body of a here-document. */
  readonly escape: string
  /** False for the body of a here-document: quotes stay, and do not protect variables. */
  readonly quotes?: boolean
}

/** Removes quotes and escapes from a word and expands its variables. Blanks in it stay. */
export function expandWord(text: string, lookup: Lookup, options: ExpandOptions): Expansion {
  const lexed = lex(text, lexOptions(lookup, options))
  return { text: lexed.text, variables: lexed.variables, error: lexed.error }
}

/** The same, then split at unquoted blanks, those inside expanded values included. */
export function expandWords(text: string, lookup: Lookup, options: ExpandOptions): WordsExpansion {
  const lexed = lex(text, lexOptions(lookup, options))
  const words = lexed.words?.map((word) => word.text) ?? null
  return { words, variables: lexed.variables, error: lexed.error }
}

function lexOptions(lookup: Lookup, { escape, quotes = true }: ExpandOptions): LexOptions {
  return { escape, lookup, quotes, rawQuotes: false, rawEscapes: false, keepUnset: false, glueMarkers: false }
}
