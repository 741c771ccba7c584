import type { Comment } from './document/types.ts'
import type { Problem } from './source/problem.ts'
import type { Range } from './source/position.ts'

/** What the model of every file beside Dockerfiles has. */
export type FileModel = {
  readonly source: string
  /** The text cannot be read as what it is meant to be: nothing is graded. At most one for a line. */
  readonly unreadable: readonly Problem[]
  /** It can be read, and says something that cannot be: an unknown key, a name that is defined nowhere. */
  readonly problems: readonly Problem[]
  readonly comments: readonly Comment[]
  /** What a comment in the line above, or at the end of its first line, speaks about: entries and items of YAML, commands. */
  readonly blocks: readonly Range[]
}
