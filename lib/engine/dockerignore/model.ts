import type { Problem } from '../source/problem.ts'
import type { Range } from '../source/position.ts'

/** A `.dockerignore` as Docker reads it. Plain data; a path is ignored when the last pattern that matches it is no exception. */
export type Dockerignore = {
  readonly source: string
  readonly patterns: readonly IgnorePattern[]
  /** Lines that begin with `#`. */
  readonly comments: readonly Range[]
  /** Errors stop the build before its first step. */
  readonly problems: readonly Problem[]
}

export type IgnorePattern = {
  /** As it is compared: without `!`, cleaned of `./`, `..` and slashes at its ends. */
  readonly text: string
  /** It began with `!`: what it matches comes along after all. */
  readonly negated: boolean
  /** The line without white space at its ends. */
  readonly range: Range
  readonly matcher: Matcher
}

/** How a pattern is compared with a path. Most need no search; the rest is a chain of states. */
export type Matcher =
  /** The path is this text. */
  | { readonly kind: 'exact'; readonly text: string }
  /** It begins with it: `docs/**`. */
  | { readonly kind: 'prefix'; readonly text: string }
  /** It ends with it: `**` and a text. */
  | { readonly kind: 'suffix'; readonly text: string }
  | { readonly kind: 'states'; readonly states: readonly State[] }

/** One state of a nondeterministic automaton; each leads to the one behind it. */
export type State =
  | { readonly kind: 'character'; readonly character: string }
  /** Any character but `/`. */
  | { readonly kind: 'any' }
  | { readonly kind: 'class'; readonly negated: boolean; readonly ranges: readonly CharacterRange[] }
  /** Stays for any number of characters, of `/` too where `slash` says so, and can be left at any time. */
  | { readonly kind: 'loop'; readonly slash: boolean }
  /** Takes nothing and leads to the state at index `to` as well. */
  | { readonly kind: 'fork'; readonly to: number }
  /** Takes nothing and holds only at the beginning of the path. */
  | { readonly kind: 'start' }

/** Both ends belong to it. */
export type CharacterRange = readonly [low: string, high: string]
