import type { Entry, MapNode } from '../document/types.ts'
import type { FileModel } from '../file-model.ts'
import type { Range } from '../source/position.ts'

/** A renovate.json. Its problems bear the code `renovate-invalid`. */
export type RenovateConfig = FileModel & {
  readonly root: MapNode | null
  /** Presets in their order, those that are ignored (`ignorePresets`) left out; what a preset brings in itself is not listed. */
  readonly extends: readonly Preset[]
  readonly ignoreDeps: readonly Text[]
  /** Null: all of them. */
  readonly enabledManagers: readonly Text[] | null
  readonly packageRules: readonly PackageRule[]
  /** What is decided in the end about images of Dockerfiles, by presets, options and package rules in their order. */
  readonly docker: DockerUpdates
}

export type Preset = { readonly name: string; readonly parameters: readonly string[]; readonly range: Range }
export type Text = { readonly text: string; readonly range: Range }

export type PackageRule = {
  readonly range: Range
  readonly entries: readonly Entry[]
  /** Matchers (`matchDatasources` …) and their values. */
  readonly matches: ReadonlyMap<string, readonly Text[]>
  readonly enabled: boolean | null
  readonly pinDigests: boolean | null
  readonly automerge: boolean | null
  readonly minimumReleaseAge: string | null
}

/** False where it is certain, null where a preset or a matcher that is not known may decide. */
export type DockerUpdates = {
  /** Images of Dockerfiles get updates at all. */
  readonly enabled: boolean | null
  /** A digest is added to images that have none, and kept new. */
  readonly pinDigests: boolean | null
}
