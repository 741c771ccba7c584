import type { Section } from '../../../compose/model.ts'
import type { TextEdit } from '../../../source/edit.ts'
import type { Position, Range } from '../../../source/position.ts'

type Value = string | readonly string[]

/**
 * Puts a key at the end of a section, in its own style: `read_only: true`, or a list of items. Null where the place is
 * not sure: the section came by an alias, ends in a text whose blank lines count, or stands in braces over several lines.
 */
export function addKey(source: string, section: Section, key: string, value: Value): TextEdit | null {
  return addKeys(source, section, [[key, value]])
}

/** The same for several keys in one edit. */
export function addKeys(
  source: string,
  section: Section,
  keys: readonly (readonly [key: string, value: Value])[],
): TextEdit | null {
  if (!isWrittenHere(source, section)) return null
  if (source[section.range.start.offset] === '{')
    return addToFlow(source, section.range, keys.map(([key, value]) => `${key}: ${flow(value)}`).join(', '))
  const last = ownEntries(source, section).toSorted(byPlace).at(-1)
  if (!last) return null
  const indent = source.slice(lineStart(source, last.start.offset), last.start.offset)
  if (/\S/.test(indent)) return null
  const lines = keys.flatMap(([key, value]) => block(key, value))
  return addLines(
    source,
    last,
    lines.map((line) => indent + line),
  )
}

function flow(value: Value): string {
  return typeof value === 'string' ? value : `[${value.join(', ')}]`
}

function block(key: string, value: Value): readonly string[] {
  return typeof value === 'string' ? [`${key}: ${value}`] : [`${key}:`, ...value.map((item) => `  - ${item}`)]
}

/** Puts an item at the end of a list, in its own style; null where the place is not sure. */
export function addItem(source: string, list: List, item: string): TextEdit | null {
  if (source[list.range.start.offset] === '[') return addToFlow(source, list.range, item)
  const last = list.items.at(-1)?.range
  if (!last) return null
  const before = source.slice(lineStart(source, last.start.offset), last.start.offset)
  return /^\s*-[ \t]+$/.test(before) ? addLines(source, last, [before + item]) : null
}

/** Takes a key away that the section itself holds and that is not its only one; null where it came from elsewhere. */
export function removeKey(source: string, section: Section, key: string): TextEdit | null {
  const entry = section.entries.get(key)
  const own = entry !== undefined && ownEntries(source, section).includes(entry.range)
  return own && section.entries.size > 1 ? removePiece(source, entry.range) : null
}

/** Takes an item of a list away; with the last one goes the key that holds the list. */
export function removeItem(source: string, section: Section, key: string, item: Range): TextEdit | null {
  const list = section.entries.get(key)?.value
  if (list?.kind !== 'list') return null
  return list.items.length === 1 ? removeKey(source, section, key) : removePiece(source, item)
}

/** An entry of a map or an item of a list, with the line or the comma that belongs to it; null where something hangs on it. */
export function removePiece(source: string, { start, end }: Range): TextEdit | null {
  const piece = source.slice(start.offset, end.offset).trimEnd()
  if (/(?:^|[\s:[{,])&\S/.test(piece)) return null
  const [from, to] = [start.offset, start.offset + piece.length]
  const before = source.slice(lineStart(source, from), from)
  const after = source.slice(to, lineEnd(source, to))
  if (/^\s*(?:-[ \t]+)?$/.test(before) && /^[ \t]*(?:#.*)?\r?$/.test(after))
    return edit(source, start, from - before.length, Math.min(to + after.length + 1, source.length), '')
  const comma = /^[ \t]*,[ \t]*/.exec(after)?.[0]
  if (comma !== undefined) return edit(source, start, from, to + comma.length, '')
  const earlier = /,[ \t]*$/.exec(before)?.[0]
  return earlier === undefined ? null : edit(source, start, from - earlier.length, to, '')
}

type Entry = Section['entries'] extends ReadonlyMap<string, infer Value> ? Value : never
export type List = Extract<Entry['value'], { kind: 'list' }>

/** What stands in the section itself, neither merged in nor taken from another file. */
function ownEntries(source: string, { range, entries }: Section): readonly Range[] {
  return [...entries.values()]
    .filter((entry) => !entry.merged && isInside(entry.range, range) && isKeyOf(source, entry))
    .map((entry) => entry.range)
}

function isKeyOf(source: string, { key, keyRange }: Entry): boolean {
  return source.slice(keyRange.start.offset, keyRange.end.offset).includes(key)
}

function isInside(inner: Range, outer: Range): boolean {
  return outer.start.offset <= inner.start.offset && inner.end.offset <= outer.end.offset
}

/** Between a name and what it holds is a colon, at most with an anchor, a tag and comments. */
function isWrittenHere(source: string, { keyRange, range }: Section): boolean {
  const between = source.slice(keyRange.end.offset, range.start.offset).replace(/#[^\n]*/g, '')
  return /^\s*:\s*(?:[&!]\S+\s+){0,2}$/.test(between)
}

function addToFlow(source: string, { start, end }: Range, text: string): TextEdit | null {
  const inner = source.slice(start.offset + 1, end.offset - 1)
  if (/[#\n]/.test(inner)) return null
  const held = inner.trimEnd()
  const at = start.offset + 1 + held.length
  const separator = held === '' ? '' : held.endsWith(',') ? ' ' : ', '
  return edit(source, start, at, at, separator + text)
}

/** Lines of their own behind the line in which a piece ends. */
function addLines(source: string, { start, end }: Range, lines: readonly string[]): TextEdit | null {
  const piece = source.slice(start.offset, end.offset).trimEnd()
  if (/[|>]\d?\+/.test(piece)) return null
  const to = start.offset + piece.length
  const stop = lineEnd(source, to)
  const rest = source.slice(to, stop)
  if (!/^[ \t]*(?:#.*)?\r?$/.test(rest)) return null
  const at = to + rest.trimEnd().length
  const newline = newlineAt(source, stop)
  return edit(source, start, at, at, lines.map((line) => newline + line).join(''))
}

/** As the line ends, or the one before it where a file ends without. */
function newlineAt(source: string, stop: number): string {
  const at = stop < source.length ? stop : source.lastIndexOf('\n')
  return source[at - 1] === '\r' ? '\r\n' : '\n'
}

function edit(source: string, near: Position, from: number, to: number, newText: string): TextEdit {
  return { range: { start: placeAt(source, near, from), end: placeAt(source, near, to) }, newText }
}

/** Counted from a place in the same line or before it, so that many edits do not read the whole text many times. */
function placeAt(source: string, { line, column, offset: from }: Position, offset: number): Position {
  if (offset < from) return { line, column: column - (from - offset), offset }
  const lines = source.slice(from, offset).split('\n')
  const last = lines.at(-1)?.length ?? 0
  return lines.length === 1
    ? { line, column: column + last, offset }
    : { line: line + lines.length - 1, column: last + 1, offset }
}

function lineStart(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1
}

function lineEnd(source: string, offset: number): number {
  const at = source.indexOf('\n', offset)
  return at === -1 ? source.length : at
}

const byPlace = (a: Range, b: Range): number => a.start.offset - b.start.offset
