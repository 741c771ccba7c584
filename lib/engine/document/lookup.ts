import type { Entry, MapNode, Node, ScalarNode } from './types.ts'

/** The value under a path of keys, as in `get(root, 'services', 'web', 'image')`; null where one is missing or no map. */
export function get(node: Node | null, ...path: readonly string[]): Node | null {
  return path.reduce<Node | null>((at, key) => entryOf(at, key)?.value ?? null, node)
}

/** A map's entry; null where there is none or the node is no map. */
export function entryOf(node: Node | null, key: string): Entry | null {
  return node?.kind === 'map' ? (node.entries.find((entry) => entry.key === key) ?? null) : null
}

/** A map's entries by key; empty for anything else. For many look-ups into one map. */
export function entriesOf(node: Node | null): ReadonlyMap<string, Entry> {
  return new Map(node?.kind === 'map' ? node.entries.map((entry) => [entry.key, entry]) : [])
}

export function asMap(node: Node | null): MapNode | null {
  return node?.kind === 'map' ? node : null
}

export function asScalar(node: Node | null): ScalarNode | null {
  return node?.kind === 'scalar' ? node : null
}

/** The items of a list; empty for anything else. */
export function asList(node: Node | null): readonly Node[] {
  return node?.kind === 'list' ? node.items : []
}

/** A single value as text, numbers and booleans as written; null for lists, maps and what is empty. */
export function asText(node: Node | null): string | null {
  return node?.kind === 'scalar' && node.value !== null ? node.text : null
}

export function asBoolean(node: Node | null): boolean | null {
  return node?.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : null
}

export function asNumber(node: Node | null): number | null {
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : null
}

/** A single value or a list of them, as many keys of pipelines and compose files take: the texts with their places. */
export function asScalars(node: Node | null): readonly ScalarNode[] {
  const nodes = node?.kind === 'list' ? node.items : [node]
  return nodes.filter((each): each is ScalarNode => each?.kind === 'scalar' && each.value !== null)
}
