import type { Entry, MapNode } from '../document/types.ts'

/**
 * `over` laid over `base` as `extends` does: maps are merged key by key, everything else is replaced.
 * Source: GitLab, Config::Extendable::Entry, `deep_merge`.
 */
export function mergeMaps(base: MapNode, over: MapNode): MapNode {
  const own = new Map(over.entries.map((entry) => [entry.key, entry]))
  const inherited = new Set(base.entries.map(({ key }) => key))
  const merged = base.entries.map((entry) => mergeEntry(entry, own.get(entry.key)))
  return { ...over, entries: [...merged, ...over.entries.filter(({ key }) => !inherited.has(key))] }
}

function mergeEntry(base: Entry, over: Entry | undefined): Entry {
  if (over === undefined) return base
  if (base.value.kind !== 'map' || over.value.kind !== 'map') return over
  return { ...over, value: mergeMaps(base.value, over.value) }
}
