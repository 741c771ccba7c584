import type { OtherKind } from '../file-kind.ts'
import type { Models } from '../others.ts'
import type { Project } from '../project.ts'
import type { Problem } from '../source/problem.ts'
import type { Outcome } from './outcome.ts'
import type { FileChecks, FileThing } from './schema.ts'
import type { PlacedFinding, Subject } from './subject.ts'

/**
 * What reads and marks the files beside Dockerfiles. A value and no import: a lab without such files loads none of it.
 * `fileGrader` in lib/engine/grade/files is the one there is.
 */
export type FileGrader = {
  readonly parse: (kind: OtherKind, text: string, project: Project) => Models[OtherKind]
  /** Why a file cannot be graded. */
  readonly unreadable: (model: Models[OtherKind]) => readonly Problem[]
  /** What rules find under these names, whatever comments say about it. */
  readonly findings: (filesOf: Subject['filesOf'], names: readonly string[]) => readonly PlacedFinding[]
  readonly matchers: {
    readonly [Key in keyof FileChecks]-?: (value: NonNullable<FileChecks[Key]>, subject: Subject) => Outcome
  }
  /** What can be counted and asked of all; see `Kind` in matchers/thing.ts. */
  readonly kinds: { readonly [Name in FileThing]: unknown }
}
