import type { Problem } from '../source/problem.ts'
import type { Range } from '../source/position.ts'

/**
 * A YAML or JSON text as a tree with places: what compose files, pipelines, daemon.json and renovate.json are read from.
 * Aliases are followed and merge keys (`<<`) are merged, so that a reader of the tree need not know of them; a node that
 * came by an alias keeps its own place and says where it is used in `via`.
 */
export type Node = MapNode | ListNode | ScalarNode

export type MapNode = {
  readonly kind: 'map'
  /** In the order of the text; of a key that occurs twice the last counts, and a problem says so. */
  readonly entries: readonly Entry[]
  readonly range: Range
  readonly tag: string | null
  readonly via: Range | null
}

export type Entry = {
  readonly key: string
  readonly keyRange: Range
  readonly value: Node
  /** Key and value, without a comment behind it. */
  readonly range: Range
  /** It came in by a merge key. */
  readonly merged: boolean
}

export type ListNode = {
  readonly kind: 'list'
  readonly items: readonly Node[]
  readonly range: Range
  readonly tag: string | null
  readonly via: Range | null
}

export type ScalarNode = {
  readonly kind: 'scalar'
  /** By the YAML 1.2 core schema, or JSON. */
  readonly value: string | number | boolean | null
  /** As written, quotes taken off and escapes resolved. */
  readonly text: string
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'empty'
  readonly range: Range
  readonly tag: string | null
  readonly via: Range | null
}

/** `text` is what stands behind the `#`, blanks around it taken off; `range` begins at the `#`. */
export type Comment = { readonly text: string; readonly range: Range }

/** A document that was read as far as it goes. Never throws; `root` is null for an empty text or one that gives no tree. */
export type Document = {
  readonly root: Node | null
  /** Roots of further documents behind a `---`: a pipeline has its header in the first, Compose lays them over each other. */
  readonly more: readonly Node[]
  /** Why the text cannot be read, at most one for a line; then `root` may lack things. */
  readonly unreadable: readonly Problem[]
  /** What can be read and is wrong all the same: a key that occurs twice, an alias without its anchor. */
  readonly problems: readonly Problem[]
  readonly comments: readonly Comment[]
}
