import type { Path, Place } from './types.ts'

/** A line of block YAML: the columns of its dashes, and the key behind them. */
type Line = {
  readonly dashes: readonly number[]
  /** Where what follows the dashes begins. */
  readonly column: number
  readonly key: string | null
  /** Behind `key: `, or the whole content where there is no key. */
  readonly rest: string
}

/**
 * Where a caret stands in YAML, read line by line by indentation, as a text that somebody writes at mostly cannot be parsed.
 * Null where nothing can be offered: in comments, in flow style, in text blocks and where the indentation makes no sense.
 */
export function yamlPlace(text: string, offset: number): Place | null {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const above = text.slice(0, start).split('\n').slice(0, -1)
  const before = text.slice(start, offset)
  if (/(?:^|\s)#/.test(before) || /(?:^|[\s:,-])[[{]/.test(before)) return null
  const { dashes, column, key, rest } = readLine(before)
  const around = pathTo(above, dashes, column)
  if (around === null) return null
  const from = offset - wordLength(rest)
  const to = offset + wordBehind(text, offset)
  if (key !== null) return { path: [...around, key], key: false, value: true, from, to, siblings: [] }
  if (/\s/.test(rest)) return null
  const siblings = siblingsOf(above, text.slice(start).split('\n').slice(1), column)
  return { path: around, key: true, value: dashes.length > 0, from, to, siblings }
}

/** The key that a caret stands on, with what leads to it; null elsewhere. */
export function yamlKeyAt(
  text: string,
  offset: number,
): { readonly path: Path; readonly from: number; readonly to: number } | null {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  const line = readLine(text.slice(start, end === -1 ? text.length : end))
  const from = start + line.column
  if (line.key === null || offset < from || offset > from + line.key.length) return null
  const around = pathTo(text.slice(0, start).split('\n').slice(0, -1), line.dashes, line.column)
  return around && { path: [...around, line.key], from, to: from + line.key.length }
}

const KEY = /^(["']?)([^\s"'#[\]{},&*!|>%@`][^"'#]*?)\1\s*:(?=\s|$)\s*(.*)$/

function readLine(line: string): Line {
  const dashes: number[] = []
  let column = /^ */.exec(line)![0].length
  for (let dash = /^-(?: +|$)/.exec(line.slice(column)); dash; dash = /^-(?: +|$)/.exec(line.slice(column))) {
    dashes.push(column)
    column += dash[0].length
  }
  const content = line.slice(column)
  const found = content.length > 1000 ? null : KEY.exec(content)
  return found
    ? { dashes, column, key: found[2]!, rest: found[3]! }
    : { dashes, column, key: null, rest: content }
}

/** Follows the indentation upwards from a node at a column; its own line has dashes before it. */
function pathTo(above: readonly string[], dashes: readonly number[], column: number): Path | null {
  const path: (string | number)[] = dashes.map(() => 0)
  let at = dashes[0] ?? column
  let isItem = dashes.length > 0
  for (let index = above.length - 1; index >= 0 && (at > 0 || isItem); index--) {
    const text = above[index]!
    if (/^\s*(?:#|$)/.test(text)) continue
    const line = readLine(text)
    const parent = isItem ? line.column <= at && line.dashes.at(-1) !== at : line.column < at
    const sameMap = !isItem && line.column === at && line.dashes.length > 0
    if (parent) {
      // Something other than a map or a list stands there: a text block, or a mistake.
      if (line.key === null || !/^(?:[&!]\S+\s*)*(?:#.*)?$/.test(line.rest)) return null
      path.unshift(line.key)
    } else if (!sameMap) continue
    path.unshift(...line.dashes.map(() => 0))
    at = line.dashes[0] ?? line.column
    isItem = line.dashes.length > 0
  }
  return at > 0 && !isItem ? null : path
}

/** Keys at the same column in the lines around, until the map ends. */
function siblingsOf(above: readonly string[], below: readonly string[], column: number): string[] {
  const keys: string[] = []
  for (const text of above.toReversed()) {
    if (/^\s*(?:#|$)/.test(text)) continue
    const line = readLine(text)
    if (line.column < column) break
    if (line.column === column && line.key !== null) keys.push(line.key)
    if (line.column === column && line.dashes.length > 0) break
  }
  for (const text of below) {
    if (/^\s*(?:#|$)/.test(text)) continue
    const line = readLine(text)
    if ((line.dashes[0] ?? line.column) < column) break
    if (line.column === column && line.key !== null) keys.push(line.key)
  }
  return keys
}

function wordLength(rest: string): number {
  return /["']?[^\s"']*$/.exec(rest.slice(-200))![0].length
}

function wordBehind(text: string, offset: number): number {
  return /^[\w./-]{0,200}/.exec(text.slice(offset, offset + 200))![0].length
}
