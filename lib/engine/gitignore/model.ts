import type { State } from '../dockerignore/model.ts'
import type { Range } from '../source/position.ts'

/** A .gitignore: patterns in the order of the text, of which the last that matches decides. */
export type Gitignore = { readonly source: string; readonly patterns: readonly GitPattern[] }

export type GitPattern = {
  /** As it is written, without `!` and the slash at its end. */
  readonly text: string
  /** Begins with `!`: takes back what patterns above exclude, unless a directory above it is excluded. */
  readonly negated: boolean
  /** Ends in a slash: speaks of directories only. */
  readonly directoryOnly: boolean
  /** What a path from the folder of the file must look like, name by name; null for what matches nothing. */
  readonly segments: readonly Segment[] | null
  readonly range: Range
}

/** One name of a path, or `**`: any number of them. */
export type Segment = readonly Token[] | 'any'

/** What stands for a character, or with `*` for any number of them. */
export type Token = Extract<State, { readonly kind: 'character' | 'any' | 'class' | 'loop' }>
