import type { Category, FileKind, Linted } from '../engine/index.ts'
import type { Playground } from './types.ts'

/** What the page asks about the files that lie in the playground; nothing is kept between two questions. */
export type CheckRequest = {
  readonly kind: 'check'
  readonly playground: Playground
  readonly paths: readonly string[]
}
/** Mends all that is safe to mend. */
export type MendRequest = {
  readonly kind: 'mend'
  readonly playground: Playground
  readonly paths: readonly string[]
}
export type WriteRequest = {
  readonly kind: 'write'
  readonly format: 'sarif'
  readonly checks: readonly (Linted & { readonly path: string })[]
}

/** What is said about one file, as the command line says it. */
export type FileCheck = Linted & {
  readonly kind: FileKind
  /** It cannot be used at all. */
  readonly broken: boolean
  /** Secrets that whoever has the image could read out of it. */
  readonly secrets: number
}
/** What the list of findings needs to know about a rule. */
export type RuleWords = { readonly title: string; readonly why: string; readonly category: Category }

/** A file of which nobody knows what it is stands in no answer. */
export type CheckAnswer = {
  readonly files: Readonly<Record<string, FileCheck>>
  readonly rules: Readonly<Record<string, RuleWords>>
}
/** The files that were changed, and how many findings were mended. */
export type MendAnswer = { readonly files: Readonly<Record<string, string>>; readonly mended: number }
export type WriteAnswer = { readonly text: string }
