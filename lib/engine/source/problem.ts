import type { Range } from './position.ts'

/** Something wrong in a file, found while it was read or built. `code` is stable; where a rule of the same name exists, lint reports it under that rule. */
export type Problem = {
  readonly code: string
  readonly message: string
  readonly severity: 'error' | 'warning'
  readonly range: Range
  /** The one name it is about, where the range covers more than that name. */
  readonly subject?: string
}
