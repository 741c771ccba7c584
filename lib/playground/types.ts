import type { FileKind } from '../engine/file-kind.ts'

/** What COPY may read: `guess` the Dockerfile's folder and perhaps more, `own` that folder alone, `root` the opened one. */
export const CONTEXTS = ['guess', 'own', 'root'] as const
export type ContextChoice = (typeof CONTEXTS)[number]

/** A folder of the student's computer: what it holds beside the files that are open. */
export type Folder = {
  readonly name: string
  /** Files that are known by name alone, path to bytes. */
  readonly sizes: Readonly<Record<string, number>>
  /** Files that are no configuration, but that builds are understood by: package.json and the like. */
  readonly texts: Readonly<Record<string, string>>
  /** Folders that were not looked into. */
  readonly skipped: readonly string[]
  readonly context: ContextChoice
}

/** What lies in the playground. Plain data: it is saved, and crosses to the worker. */
export type Playground = {
  /** Open files, path to text. */
  readonly files: Readonly<Record<string, string>>
  /** What the student said that a file is, where its name does not tell. */
  readonly kinds: Readonly<Record<string, FileKind>>
  /** Null: single files, of which nobody knows what lies beside them. */
  readonly folder: Folder | null
}

export const EMPTY: Playground = { files: {}, kinds: {}, folder: null }
