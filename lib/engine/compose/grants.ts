import { entriesOf } from '../document/lookup.ts'
import type { MapNode, Node, ScalarNode } from '../document/types.ts'
import { interpolate } from './interpolate.ts'
import type { Reader } from './interpolate.ts'
import type { Grant } from './model.ts'
import { plainText, valueOf } from './settings.ts'
import { toFileMode } from './values.ts'

/** Folder below which a name or a relative target lies in the container. */
type GrantFolder = '/run/secrets' | ''

/** `secrets` and `configs` of a service or build: names, or the long form. */
export function grantsOf(reader: Reader, node: Node | null, folder: GrantFolder): readonly Grant[] {
  if (node?.kind !== 'list') return []
  return node.items.flatMap((item) => {
    if (item.kind === 'map') return longGrant(reader, item, folder)
    return item.kind === 'scalar' && item.value !== null ? [shortGrant(reader, item, folder)] : []
  })
}

function shortGrant(reader: Reader, scalar: ScalarNode, folder: GrantFolder): Grant {
  const name = interpolate(reader, scalar).text
  const range = scalar.via ?? scalar.range
  return {
    name,
    nameRange: range,
    range,
    path: name === null ? null : `${folder}/${name}`,
    mode: null,
    entries: new Map(),
  }
}

function longGrant(reader: Reader, map: MapNode, folder: GrantFolder): readonly Grant[] {
  const entries = entriesOf(map)
  const source = valueOf(entries, 'source')
  const range = map.via ?? map.range
  const name = plainText(reader, source)
  const target = entries.has('target') ? plainText(reader, valueOf(entries, 'target')) : name
  const path = target === null || target.startsWith('/') ? target : `${folder}/${target}`
  return [
    {
      name,
      nameRange: source?.range ?? range,
      range,
      path,
      mode: modeOf(reader, valueOf(entries, 'mode')),
      entries,
    },
  ]
}

function modeOf(reader: Reader, node: Node | null): number | null {
  const text = plainText(reader, node)
  return text === null || node?.kind !== 'scalar' ? null : toFileMode(text, node.style !== 'plain')
}
