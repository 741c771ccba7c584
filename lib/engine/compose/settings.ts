import { entriesOf } from '../document/lookup.ts'
import type { Entry, Node, ScalarNode } from '../document/types.ts'
import { interpolate, part } from './interpolate.ts'
import type { Reader } from './interpolate.ts'
import type { Interpolated, NamedValue, Section, Setting } from './model.ts'
import { toBoolean, toBytes, toInteger, toMilliseconds, toNumber } from './values.ts'

export type Entries = ReadonlyMap<string, Entry>

type Convert<T> = (text: string) => T | null

/** A key's single value; null where the key is missing or empty. A list or map in its place is unknown. */
export function settingOf<T>(
  reader: Reader,
  entries: Entries,
  key: string,
  convert: Convert<T>,
): Setting<T> | null {
  const entry = entries.get(key)
  if (entry === undefined || isEmpty(entry.value)) return null
  return settingAt(reader, entry, entry.value, convert)
}

/** The same for a value that stands under a key of its own. */
export function settingAt<T>(
  reader: Reader,
  { keyRange, range: entry }: Entry,
  node: Node,
  convert: Convert<T>,
): Setting<T> {
  const range = node.via ?? node.range
  if (node.kind !== 'scalar') {
    const written: Interpolated = { raw: '', text: null, literal: true, variables: [], range }
    return { value: null, written, keyRange, range, entry }
  }
  const written = interpolate(reader, node)
  return { value: written.text === null ? null : convert(written.text), written, keyRange, range, entry }
}

export function textOf(reader: Reader, entries: Entries, key: string): Setting<string> | null {
  return settingOf(reader, entries, key, (text) => text)
}

export function booleanOf(reader: Reader, entries: Entries, key: string): Setting<boolean> | null {
  return settingOf(reader, entries, key, toBoolean)
}

export function integerOf(reader: Reader, entries: Entries, key: string): Setting<number> | null {
  return settingOf(reader, entries, key, toInteger)
}

export function numberOf(reader: Reader, entries: Entries, key: string): Setting<number> | null {
  return settingOf(reader, entries, key, toNumber)
}

export function bytesOf(reader: Reader, entries: Entries, key: string): Setting<number> | null {
  return settingOf(reader, entries, key, toBytes)
}

export function durationOf(reader: Reader, entries: Entries, key: string): Setting<number> | null {
  return settingOf(reader, entries, key, toMilliseconds)
}

export function isEmpty(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null
}

/** What a key holds, null where it is missing. */
export function valueOf(entries: Entries, key: string): Node | null {
  return entries.get(key)?.value ?? null
}

/** A list's single values, or the one value that stands in place of a list. */
export function scalarsOf(node: Node | null): readonly ScalarNode[] {
  const nodes = node?.kind === 'list' ? node.items : [node]
  return nodes.filter((each): each is ScalarNode => each?.kind === 'scalar' && each.value !== null)
}

export function textsOf(reader: Reader, node: Node | null): readonly Interpolated[] {
  return scalarsOf(node).map((scalar) => interpolate(reader, scalar))
}

/** A single text without its place, null where it is missing or not known. */
export function plainText(reader: Reader, node: Node | null): string | null {
  return node?.kind === 'scalar' && node.value !== null ? interpolate(reader, node).text : null
}

export function plainBoolean(reader: Reader, node: Node | null): boolean | null {
  const text = plainText(reader, node)
  return text === null ? null : toBoolean(text)
}

export function interpolatedOf(reader: Reader, node: Node | null): Interpolated | null {
  return node?.kind === 'scalar' && node.value !== null ? interpolate(reader, node) : null
}

/** Where a key's map stands and what is in it; null where the key is missing or empty. */
export function sectionOf(entries: Entries, key: string): Section | null {
  const entry = entries.get(key)
  return entry === undefined || isEmpty(entry.value) ? null : sectionAt(entry)
}

export function sectionAt({ keyRange, range: entry, value }: Entry): Section {
  return { keyRange, range: value.via ?? value.range, entry, entries: entriesOf(value) }
}

/** A map, or a list of `NAME=value`. Of a name that occurs twice the last counts. */
export function namedValues(reader: Reader, node: Node | null, divider = /=/): readonly NamedValue[] {
  if (node === null) return []
  const all =
    node?.kind === 'map'
      ? node.entries.flatMap((entry) => namesOfEntry(reader, entry))
      : scalarsOf(node).map((scalar) => nameOfItem(reader, scalar, divider))
  return [...new Map(all.map((each) => [each.name, each])).values()]
}

/** A list of values under one name, as extra_hosts has it, gives the name once for each. */
function namesOfEntry(reader: Reader, { key, keyRange, range, value }: Entry): readonly NamedValue[] {
  if (value.kind === 'list')
    return value.items.flatMap((item) =>
      namesOfEntry(reader, { key, keyRange, range, value: item, merged: false }),
    )
  const valueRange = isEmpty(value) ? null : (value.via ?? value.range)
  return [{ name: key, value: interpolatedOf(reader, value), range, nameRange: keyRange, valueRange }]
}

function nameOfItem(reader: Reader, scalar: ScalarNode, divider: RegExp): NamedValue {
  const at = outsideVariables(scalar.text).search(divider)
  const name = part(reader, scalar, 0, at === -1 ? scalar.text.length : at)
  const range = scalar.via ?? scalar.range
  if (at === -1) return { name: name.text, value: null, range, nameRange: name.range, valueRange: null }
  const value = part(reader, scalar, at + 1, scalar.text.length)
  return {
    name: name.text,
    value: interpolate(reader, value),
    range,
    nameRange: name.range,
    valueRange: value.range,
  }
}

/** The text with what is between `${` and `}` made blank, so that dividers in defaults are not found. */
export function outsideVariables(text: string): string {
  if (!text.includes('${')) return text
  let depth = 0
  let result = ''
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith('${', at)) depth++
    result += depth > 0 ? '\0' : text[at]
    if (text[at] === '}' && depth > 0) depth--
  }
  return result
}
