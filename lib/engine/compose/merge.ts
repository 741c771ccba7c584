import type { Entry, ListNode, MapNode, Node } from '../document/types.ts'
import type { Range } from '../source/position.ts'

/** Tags that say how a value is laid over the one below it. */
export const MERGE_TAGS = ['!reset', '!override']

/** Where a value stands, names of services and the like as `*`: `services.*.command`. */
type Path = string

/** What is replaced as a whole. Source: compose specification, "Merge" (13-merge.md). */
const REPLACED = new Set<Path>(['services.*.command', 'services.*.entrypoint', 'services.*.healthcheck.test'])

/** Keys that are written as a map or as a list. */
const NAMED = new Set([
  'environment',
  'labels',
  'annotations',
  'args',
  'sysctls',
  'additional_contexts',
  'depends_on',
  'networks',
  'models',
])

/** Keys that are written as a list or as one value. */
const LISTED = new Set(['dns', 'dns_search', 'dns_opt', 'env_file', 'label_file', 'tmpfs'])

/**
 * A tree laid over another, as Compose merges several files and services that extend others: maps key by key, lists one
 * behind the other, single values replaced. `path` is where both stand.
 */
export function mergeNodes(base: Node, over: Node, path: Path): Node {
  if (over.tag === '!override' || REPLACED.has(path)) return over
  if (path === 'services.*.logging' && !sameDriver(base, over)) return over
  const key = path.slice(path.lastIndexOf('.') + 1)
  const [below, above] = alike(base, over, key)
  if (below.kind === 'map' && above.kind === 'map') return mergeMaps(below, above, path)
  if (below.kind === 'list' && above.kind === 'list')
    return { ...above, items: [...below.items, ...above.items] }
  return above.kind === 'scalar' && above.style === 'empty' && above.tag === null ? below : above
}

function mergeMaps(base: MapNode, over: MapNode, path: Path): MapNode {
  const entries = new Map(base.entries.map((entry) => [entry.key, entry]))
  for (const entry of over.entries) {
    const below = entries.get(entry.key)
    const value = below ? mergeNodes(below.value, entry.value, nextPath(path, entry.key)) : entry.value
    entries.set(entry.key, { ...entry, value })
  }
  return { ...over, entries: [...entries.values()] }
}

const TOP = new Set(['services', 'networks', 'volumes', 'secrets', 'configs'])

function nextPath(path: Path, key: string): Path {
  if (path === '') return key
  return TOP.has(path) ? `${path}.*` : `${path}.${key}`
}

/** Options of a driver mean nothing to another one. */
function sameDriver(base: Node, over: Node): boolean {
  const [below, above] = [base, over].map((node) => {
    const driver = node.kind === 'map' ? node.entries.find(({ key }) => key === 'driver')?.value : undefined
    return driver?.kind === 'scalar' ? driver.text : undefined
  })
  return below === undefined || above === undefined || below === above
}

/** Both in the same form, where a key has several. */
function alike(base: Node, over: Node, key: string): readonly [Node, Node] {
  if (key === 'build') return [asBuild(base), asBuild(over)]
  if (LISTED.has(key)) return [asListNode(base), asListNode(over)]
  if (NAMED.has(key) && base.kind !== over.kind) return [asNamed(base), asNamed(over)]
  return [base, over]
}

function asListNode(node: Node): Node {
  if (node.kind !== 'scalar' || node.value === null) return node
  return { kind: 'list', items: [node], range: node.range, tag: node.tag, via: node.via }
}

function asBuild(node: Node): Node {
  if (node.kind !== 'scalar' || node.value === null) return node
  const { range, via, tag } = node
  const context: Entry = { key: 'context', keyRange: range, value: node, range, merged: false }
  return { kind: 'map', entries: [context], range, tag, via }
}

/** A list of `NAME=value` or of names as a map. */
function asNamed(node: Node): Node {
  return node.kind === 'list' ? mapOfItems(node) : node
}

function mapOfItems({ items, range, tag, via }: ListNode): MapNode {
  const entries = items.flatMap((item) => (item.kind === 'scalar' ? namedEntry(item) : []))
  return { kind: 'map', entries, range, tag, via }
}

function namedEntry(item: Extract<Node, { kind: 'scalar' }>): readonly Entry[] {
  const at = item.text.indexOf('=')
  const key = at === -1 ? item.text : item.text.slice(0, at)
  const text = item.text.slice(at + 1)
  const value: Node =
    at === -1
      ? { ...item, value: null, text: '', style: 'empty' }
      : { ...item, value: text, text, style: 'folded' }
  return [{ key, keyRange: item.range, value, range: item.range, merged: false }]
}

/** A tree without what `!reset` takes away. */
export function withoutReset(node: Node): Node {
  if (node.kind === 'list') return { ...node, items: node.items.filter(isKept).map(withoutReset) }
  if (node.kind !== 'map') return node
  const kept = node.entries.filter(({ value }) => isKept(value))
  return { ...node, entries: kept.map((entry) => ({ ...entry, value: withoutReset(entry.value) })) }
}

/** Not taken away by `!reset`. */
export function isKept({ tag }: Node): boolean {
  return tag !== '!reset'
}

/** A tree of another file, all of it at the place that brought it in. */
export function placedAt(node: Node, range: Range): Node {
  if (node.kind === 'scalar')
    return { ...node, range, via: null, style: node.style === 'empty' ? 'empty' : 'folded' }
  if (node.kind === 'list')
    return { ...node, items: node.items.map((item) => placedAt(item, range)), range, via: null }
  const entries = node.entries.map((entry) => ({
    ...entry,
    keyRange: range,
    range,
    value: placedAt(entry.value, range),
  }))
  return { ...node, entries, range, via: null }
}
