import type { Range } from '../source/position.ts'

/** A Dockerfile, a caret in it as an offset in UTF-16 code units, and the files of its build context, path to text. */
export type DockerfileCaret = {
  readonly path: string
  readonly text: string
  readonly offset: number
  readonly files: Readonly<Record<string, string>>
}

/** Lines that can be folded into the first of them. */
export type Fold = { readonly from: number; readonly to: number; readonly kind: 'comment' | 'region' }

/** What colours by the line cannot know; `command` is the name of a program that a shell runs. Each stands on one line. */
export type Mark = {
  readonly kind: 'stage' | 'command' | 'variable'
  readonly line: number
  readonly column: number
  readonly length: number
}

export type OutlineItem = {
  readonly kind: 'stage' | 'instruction' | 'key'
  readonly name: string
  readonly detail: string
  readonly range: Range
  readonly nameRange: Range
  readonly children: readonly OutlineItem[]
}

/** What an editor draws of a file besides its text. */
export type Structure = {
  readonly folds: readonly Fold[]
  readonly marks: readonly Mark[]
  readonly outline: readonly OutlineItem[]
}

/** A stage or a variable: every place that names it. */
export type NamedSymbol = {
  readonly kind: 'stage' | 'variable'
  readonly name: string
  /** The name at the caret. */
  readonly range: Range
  /** Where it is declared; null for a variable that nothing here declares. */
  readonly declaration: Range | null
  /** In the order of the text, the declaration included. */
  readonly places: readonly Range[]
  /** Why another name could change what is built; null where it cannot. */
  readonly fixed: string | null
}
