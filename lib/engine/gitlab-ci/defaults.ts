import { entryOf } from '../document/lookup.ts'
import type { Entry, MapNode } from '../document/types.ts'
import { DEFAULT_KEYS, OLD_DEFAULT_KEYS } from './keywords.ts'
import { asBoolean, isEmpty, mapOf, scalarOf, textsOf, valueOf } from './nodes.ts'

/** What jobs inherit, by key: `default:`, and the old keys of the top level. */
export type Defaults = ReadonlyMap<string, Entry>

export function defaultsOf(root: MapNode): Defaults {
  const old: readonly string[] = OLD_DEFAULT_KEYS
  const keys: readonly string[] = DEFAULT_KEYS
  const own = mapOf(root, 'default')?.entries.filter(({ key }) => keys.includes(key)) ?? []
  const entries = [...root.entries.filter(({ key }) => old.includes(key)), ...own]
  return new Map(entries.map((entry) => [entry.key, entry]))
}

/** A job with what it inherits: a key that it has itself is never mixed with the inherited one. */
export function withDefaults(job: MapNode, defaults: Defaults): MapNode {
  const own = job.entries.filter(({ value }) => !isEmpty(value))
  const has = new Set(own.map(({ key }) => key))
  const inherits = inheritedKeys(job)
  const rest = [...defaults].flatMap(([key, entry]) => (!has.has(key) && inherits(key) ? [entry] : []))
  return { ...job, entries: [...own, ...rest] }
}

/** `inherit: default`: true, false or a list of keys. A job that starts another pipeline runs nothing that could use them. */
function inheritedKeys(job: MapNode): (key: string) => boolean {
  if (valueOf(job, 'trigger') !== null) return (key) => key === 'interruptible'
  return inheritance(job, 'default')
}

export function inheritedVariables(job: MapNode): (name: string) => boolean {
  return inheritance(job, 'variables')
}

function inheritance(job: MapNode, key: 'default' | 'variables'): (name: string) => boolean {
  const inherit = mapOf(job, 'inherit')
  const written = inherit === null ? null : (entryOf(inherit, key)?.value ?? null)
  if (written === null) return () => true
  if (written.kind === 'list') {
    const names = new Set(textsOf(written))
    return (name) => names.has(name)
  }
  const all = scalarOf(written)
  return () => all === null || asBoolean(all) !== false
}
