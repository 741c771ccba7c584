import { asMap, asText, entryOf, get } from '../document/lookup.ts'
import type { Entry, MapNode, Node } from '../document/types.ts'
import { mergeNodes, placedAt } from './merge.ts'

export type Extended = {
  readonly entry: Entry
  /** False when it extends what is not known. */
  readonly whole: boolean
}

/** The services of another file, by the path that `extends` names; null when the file is not known. */
export type FileLoader = (path: string) => MapNode | null

/** Nodes that services may gain from others, in all: chains of large services stay linear. */
const MOST_GAINED = 50_000
const MOST_LEVELS = 50

type State = {
  readonly services: MapNode
  readonly load: FileLoader
  readonly done: Map<string, Extended>
  /** Services that are being worked out, the outermost first: one that is among them extends itself. */
  readonly open: string[]
  left: number
}

/** Each service with what it extends below it. Linear but for what services gain from each other, which is limited. */
export function extendServices(services: MapNode, load: FileLoader): readonly Extended[] {
  const state: State = { services, load, done: new Map(), open: [], left: MOST_GAINED }
  return services.entries.map((entry) => extended(state, entry))
}

function extended(state: State, entry: Entry): Extended {
  const known = state.done.get(entry.key)
  if (known) return known
  state.open.push(entry.key)
  const made = extend(state, entry)
  state.open.pop()
  state.done.set(entry.key, made)
  return made
}

function extend(state: State, entry: Entry): Extended {
  const call = entryOf(entry.value, 'extends')
  if (call === null) return { entry, whole: true }
  const name = asText(call.value) ?? asText(get(call.value, 'service'))
  const file = asText(get(call.value, 'file'))
  const base = name === null ? null : baseOf(state, name, file, call)
  if (base === null || !fits(state, base.entry.value)) return { entry, whole: false }
  const value = mergeNodes(without(base.entry.value, 'extends'), entry.value, 'services.*')
  return { entry: { ...entry, value: keepPlace(value, entry.value) }, whole: base.whole }
}

function baseOf(state: State, name: string, file: string | null, call: Entry): Extended | null {
  if (file !== null) return baseOfFile(state, name, file, call)
  const entry = entryOf(state.services, name)
  if (entry === null || state.open.includes(name) || state.open.length > MOST_LEVELS) return null
  return extended(state, entry)
}

/** A service of another file stands where `extends` brings it in. Its paths are relative to that file's folder. */
function baseOfFile(state: State, name: string, file: string, call: Entry): Extended | null {
  const services = file.includes('$') ? null : state.load(file)
  const entry = entryOf(services, name)
  if (services === null || entry === null || state.open.length > MOST_LEVELS) return null
  const found = extended({ ...state, services, load: () => null, done: new Map(), open: [] }, entry)
  return {
    entry: { ...found.entry, value: placedAt(found.entry.value, call.range) },
    whole: found.whole && !/^(?:\.\/)?[^/]+\//.test(file) && !file.startsWith('/') && !file.startsWith('..'),
  }
}

function fits(state: State, node: Node): boolean {
  if (state.left >= 0) state.left -= sizeOf(node)
  return state.left >= 0
}

/** How many nodes a tree has. */
function sizeOf(node: Node): number {
  if (node.kind === 'scalar') return 1
  const parts = node.kind === 'list' ? node.items : node.entries.map(({ value }) => value)
  return parts.reduce((sum, part) => sum + sizeOf(part), 1)
}

function without(node: Node, key: string): Node {
  const map = asMap(node)
  return map ? { ...map, entries: map.entries.filter((entry) => entry.key !== key) } : node
}

function keepPlace(value: Node, own: Node): Node {
  return { ...value, range: own.range, via: own.via }
}
