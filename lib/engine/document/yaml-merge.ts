import type { Range } from '../source/position.ts'
import type { Entry, MapNode, Node } from './types.ts'

/** A pair of a map: `key` is null where the key is itself a list or a map. */
export type Pair = {
  readonly key: string | null
  readonly isMerge: boolean
  readonly keyRange: Range
  readonly value: Node
}

/** What is asked of the reader: to tell of a mistake, and whether so many more nodes still fit. */
export type MergeHost = {
  readonly tell: (code: string, message: string, range: Range) => void
  readonly fits: (node: Node) => boolean
}

/**
 * A map's entries with those that merge keys bring: its own count before merged ones, earlier maps before later ones.
 * Source: https://yaml.org/type/merge.html. Of a key that occurs twice the last counts.
 */
export function mergedEntries(host: MergeHost, pairs: readonly Pair[]): readonly Entry[] {
  const own = new Map<string, Entry>()
  const brought = new Map<string, Entry>()
  for (const pair of pairs) {
    if (pair.isMerge) bring(host, pair, brought)
    else if (pair.key !== null) addOwn(host, pair.key, pair, own)
  }
  for (const key of own.keys()) brought.delete(key)
  return [...brought.values(), ...own.values()]
}

function addOwn({ tell }: MergeHost, key: string, { keyRange, value }: Pair, own: Map<string, Entry>): void {
  if (own.delete(key)) {
    const message = `${key} is written twice in this map, and only the last one counts: keep one of them`
    tell('duplicate-key', message, keyRange)
  }
  own.set(key, { key, keyRange, value, range: entryRange(keyRange, value), merged: false })
}

/** From the key to the end of the value, or of the alias that stands for it; with the colon where there is no value. */
export function entryRange(keyRange: Range, value: Node): Range {
  const end = endOf(value)
  return { start: keyRange.start, end: end.offset < keyRange.end.offset ? keyRange.end : end }
}

export function endOf({ via, range }: Node): Range['end'] {
  return (via ?? range).end
}

function bring(host: MergeHost, pair: Pair, brought: Map<string, Entry>): void {
  for (const map of mapsOf(host, pair)) {
    if (!host.fits(map)) return
    for (const entry of map.entries)
      if (!brought.has(entry.key)) brought.set(entry.key, { ...entry, merged: true })
  }
}

function mapsOf({ tell }: MergeHost, { keyRange, value }: Pair): readonly MapNode[] {
  const parts = value.kind === 'list' ? value.items : [value]
  const maps = parts.filter((part): part is MapNode => part.kind === 'map')
  if (parts.some((part) => part.kind !== 'map' && !isLostAlias(part)))
    tell(
      'merge-key',
      '<< takes a map, or a list of maps: refer to an anchor that names one, as in <<: *common',
      keyRange,
    )
  return maps
}

/** What stands for an alias that leads nowhere, of which was told already. */
function isLostAlias(node: Node): boolean {
  return node.kind === 'scalar' && node.style === 'empty' && node.range.end.offset > node.range.start.offset
}
