import { entryOf } from '../document/lookup.ts'
import type { MapNode, Node, ScalarNode } from '../document/types.ts'
import type { Name, Setting } from './model.ts'

/** Lists in lists beyond this are not read. Source: GitLab, Entry::Commands, MAX_NESTING_LEVEL. */
const MAX_NESTING = 10

/** The value of a key; null when it is not written, or written without a value. */
export function valueOf(map: MapNode, key: string): Node | null {
  const value = entryOf(map, key)?.value ?? null
  return value === null || isEmpty(value) ? null : value
}

export function mapOf(map: MapNode, key: string): MapNode | null {
  const value = valueOf(map, key)
  return value?.kind === 'map' ? value : null
}

export function isEmpty(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null && node.tag === null
}

/** A single value that is there. */
export function scalarOf(node: Node | null): ScalarNode | null {
  return node?.kind === 'scalar' && !isEmpty(node) ? node : null
}

/** Items of a list, of lists in it too, as `!reference` and anchors bring them; a single value is a list of one. */
export function flatItems(node: Node | null, depth = 0): readonly Node[] {
  if (node === null || isEmpty(node)) return []
  if (node.kind !== 'list' || isReference(node)) return [node]
  return depth > MAX_NESTING ? [] : node.items.flatMap((item) => flatItems(item, depth + 1))
}

/** Single values of a list. */
export function scalarsOf(node: Node | null): readonly ScalarNode[] {
  return flatItems(node).flatMap((item) => scalarOf(item) ?? [])
}

export function namesOf(node: Node | null): readonly Name[] {
  return scalarsOf(node).map(({ text, range }) => ({ name: text, range }))
}

/** Texts of a list; null where the key is not written. */
export function textsOf(node: Node | null): readonly string[] {
  return scalarsOf(node).map(({ text }) => text)
}

/** `!reference [job, key]`, as long as nobody has put in what it refers to. */
export function isReference(node: Node): boolean {
  return node.kind === 'list' && node.tag === '!reference'
}

/** A part that is filled in when the pipeline is made: `$[[ inputs.name ]]`. Source: docs.gitlab.com/ci/inputs. */
export function hasInput(text: string): boolean {
  return text.includes('$[[')
}

/** One key with a single value that `read` understands. */
export function settingOf<T>(
  map: MapNode,
  key: string,
  read: (scalar: ScalarNode) => T | null,
): Setting<T> | null {
  const entry = entryOf(map, key)
  const scalar = scalarOf(entry?.value ?? null)
  const value = scalar === null ? null : read(scalar)
  if (entry === null || scalar === null || value === null) return null
  return { value, keyRange: entry.keyRange, range: scalar.range }
}

export function asText({ text }: ScalarNode): string {
  return text
}

/** YAML's true and false, and the words that GitLab's Ruby reads so. */
export function asBoolean({ value, text, style }: ScalarNode): boolean | null {
  if (typeof value === 'boolean') return value
  if (style !== 'plain') return null
  if (/^(?:yes|on|y)$/i.test(text)) return true
  return /^(?:no|off|n)$/i.test(text) ? false : null
}

/** One of the words, or nothing. */
export function oneOf<const T extends string>(...words: readonly T[]): (scalar: ScalarNode) => T | null {
  return ({ text }) => words.find((word) => word === text) ?? null
}
