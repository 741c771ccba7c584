import type { Matcher } from '../dockerignore/model.ts'
import type { Range } from '../source/position.ts'

/** A .gitignore: patterns in the order of the text, of which the last that matches decides. */
export type Gitignore = { readonly patterns: readonly GitPattern[] }

export type GitPattern = {
  readonly text: string
  /** Begins with `!`: takes back what patterns above exclude, unless a directory above it is excluded. */
  readonly negated: boolean
  /** Ends in a slash: speaks of directories only. */
  readonly directoryOnly: boolean
  readonly matcher: Matcher
  readonly range: Range
}
