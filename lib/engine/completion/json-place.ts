import { getLocation } from 'jsonc-parser'
import { tooDeepAt } from '../document/json.ts'
import type { Place } from './types.ts'

/** Where a caret stands in JSON, at a key or a value; null in a text that is nested too deeply to be read. */
export function jsonPlace(text: string, offset: number): Place | null {
  if (tooDeepAt(text) !== null) return null
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset)
  const isOn =
    previousNode && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length
  const from = isOn ? previousNode.offset : wordStart(text, offset)
  const to = isOn ? previousNode.offset + previousNode.length : offset
  return {
    path: isAtPropertyKey ? path.slice(0, -1) : path,
    key: isAtPropertyKey,
    value: !isAtPropertyKey,
    from,
    to: withoutLineBreak(text, from, to),
    siblings: isAtPropertyKey ? siblingsAt(text, from, to) : [],
  }
}

/** true, false and numbers have no quotes that say where they begin. */
function wordStart(text: string, offset: number): number {
  let at = offset
  while (at > 0 && /[\w.-]/.test(text[at - 1]!)) at--
  return at
}

/** A string without its closing quote ends with its line. */
function withoutLineBreak(text: string, from: number, to: number): number {
  const end = text.slice(from, to).search(/[\r\n]/)
  return end === -1 ? to : from + end
}

/** Keys of the object around a place: strings with a colon behind them at the same depth, to both sides. */
function siblingsAt(text: string, from: number, to: number): string[] {
  const tokens = [...text.matchAll(/"((?:[^"\\\n]|\\.)*)"(\s*:)?|[[\]{}]/g)]
  const before = tokens.filter(({ index }) => index < from).toReversed()
  const behind = tokens.filter(({ index }) => index >= to)
  return [...keysFrom(before, '}]', '{['), ...keysFrom(behind, '{[', '}]')]
}

/** Walks away from the caret until the object ends. */
function keysFrom(tokens: readonly RegExpExecArray[], into: string, out: string): string[] {
  const keys: string[] = []
  let depth = 0
  for (const [sign, name, colon] of tokens) {
    if (name !== undefined) {
      if (depth === 0 && colon !== undefined) keys.push(name)
    } else if (into.includes(sign)) depth++
    else if (out.includes(sign) && --depth < 0) break
  }
  return keys
}
