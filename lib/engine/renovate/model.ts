import type { MapNode } from '../document/types.ts'
import type { FileModel } from '../file-model.ts'
import type { Range } from '../source/position.ts'

/** A renovate.json. Its problems bear the code `renovate-invalid`. */
export type RenovateConfig = FileModel & {
  /** The object that the file holds; null when there is none. */
  readonly root: MapNode | null
  /** In their order, those that `ignorePresets` names left out; what a preset brings in itself is not listed. */
  readonly presets: readonly Text[]
  readonly ignoreDeps: readonly Text[]
  /** Files that it leaves alone: by a part of their path or a glob. */
  readonly ignorePaths: readonly Text[]
  /** Empty: all files. */
  readonly includePaths: readonly Text[]
  /** Null: all of them. */
  readonly enabledManagers: readonly Text[] | null
  readonly packageRules: readonly PackageRule[]
  /** What JSON does not allow and Renovate still reads, with a warning: comments, a comma too many, a key twice. */
  readonly loose: readonly Range[]
}

/** A string of the file. */
export type Text = { readonly text: string; readonly range: Range }

/** What is set for the packages that all of its matchers match. */
export type PackageRule = {
  readonly node: MapNode
  /** By name (`matchDatasources` …); a matcher whose value is neither a string nor a list of them is missing here. */
  readonly matchers: ReadonlyMap<string, readonly Text[]>
  /** It has a matcher that could not be read. */
  readonly unclear: boolean
}

/** What Renovate does with an image; null where a preset or a matcher that is not known may decide. */
export type ImageUpdates = {
  /** It proposes newer versions at all. */
  readonly enabled: boolean | null
  /** It adds a digest where there is none, and keeps it new. */
  readonly pinDigests: boolean | null
}
