import { parseTree } from 'jsonc-parser'
import type { Node as JsonNode, ParseError } from 'jsonc-parser'
import { lineStarts, rangeAt } from '../source/position.ts'
import type { LineStarts } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import { jsonProblems } from './json-messages.ts'
import { withinLimit } from './limits.ts'
import type { Comment, Document, Entry, MapNode, Node, ScalarNode } from './types.ts'

/** Above it the library's own recursion would fail. */
const MOST_LEVELS = 200

/**
 * Reads JSON as far as it goes; never throws. Codes: `json-syntax` in `unreadable`; `json-comment`, `trailing-comma`,
 * `duplicate-key`, `too-long` in `problems`: a reader that allows comments (JSON5) passes over the first two. Linear.
 */
export function readJson(text: string): Document {
  const { text: read, problems: notices } = withinLimit(text)
  const starts = lineStarts(read)
  const deep = tooDeepAt(read)
  if (deep !== null) return { ...NOTHING, unreadable: [tooDeep(starts, deep)], problems: notices }
  const errors: ParseError[] = []
  const tree = parseTree(read, errors, { disallowComments: true, allowTrailingComma: false })
  const walk: Walk = { text: read, starts, problems: [] }
  const root = tree ? nodeOf(walk, tree) : null
  const { unreadable, problems, comments } = jsonProblems(read, starts, errors)
  return {
    root,
    more: [],
    unreadable,
    problems: [...problems, ...walk.problems, ...notices],
    comments: comments.map(([from, to]) => commentAt(walk, from, to)),
  }
}

const NOTHING: Document = { root: null, more: [], unreadable: [], problems: [], comments: [] }

type Walk = { readonly text: string; readonly starts: LineStarts; readonly problems: Problem[] }

function tooDeep(starts: LineStarts, at: number): Problem {
  const message = 'lists and objects are nested too deeply here to be read'
  return { code: 'json-syntax', message, severity: 'error', range: rangeAt(starts, at, at) }
}

/** Where the nesting passes the limit, strings left out; null when it does not. A string without an end takes its line, once. */
export function tooDeepAt(text: string): number | null {
  let depth = 0
  for (const { 0: sign, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"?|[[\]{}]/g)) {
    if (sign === '[' || sign === '{') depth++
    else if (sign === ']' || sign === '}') depth--
    if (depth > MOST_LEVELS) return index
  }
  return null
}

function commentAt({ text, starts }: Walk, from: number, to: number): Comment {
  const inner = text
    .slice(from, to)
    .replace(/^\/[/*]/, '')
    .replace(/\*\/$/, '')
  return { text: inner.trim(), range: rangeAt(starts, from, to) }
}

function nodeOf(walk: Walk, node: JsonNode): Node {
  const range = rangeAt(walk.starts, node.offset, node.offset + node.length)
  if (node.type === 'object') return mapOf(walk, node)
  if (node.type === 'array') {
    const items = (node.children ?? []).map((child) => nodeOf(walk, child))
    return { kind: 'list', items, range, tag: null, via: null }
  }
  return scalarOf(walk, node)
}

function scalarOf({ text, starts }: Walk, { offset, length, value, type }: JsonNode): ScalarNode {
  const known: unknown = value
  const plain =
    typeof known === 'number' || typeof known === 'boolean' || typeof known === 'string' ? known : null
  return {
    kind: 'scalar',
    value: plain,
    text: typeof plain === 'string' ? plain : text.slice(offset, offset + length),
    style: type === 'string' ? 'double' : 'plain',
    range: rangeAt(starts, offset, offset + length),
    tag: null,
    via: null,
  }
}

function mapOf(walk: Walk, { offset, length, children = [] }: JsonNode): MapNode {
  const found = new Map<string, Entry>()
  for (const child of children) {
    const entry = entryOf(walk, child)
    if (entry === null) continue
    if (found.delete(entry.key)) tellTwice(walk, entry)
    found.set(entry.key, entry)
  }
  const range = rangeAt(walk.starts, offset, offset + length)
  return { kind: 'map', entries: [...found.values()], range, tag: null, via: null }
}

function tellTwice({ problems }: Walk, { key, keyRange: range }: Entry): void {
  const message = `${key} is written twice in this object, and only the last one counts: keep one of them`
  problems.push({ code: 'duplicate-key', message, severity: 'error', range })
}

/** A property; one whose value is missing stands with an empty one. */
function entryOf(walk: Walk, { offset, length, children }: JsonNode): Entry | null {
  const [name, value] = children ?? []
  if (!name || typeof name.value !== 'string') return null
  const keyRange = rangeAt(walk.starts, name.offset, name.offset + name.length)
  const range = rangeAt(walk.starts, offset, offset + length)
  const empty = rangeAt(walk.starts, offset + length, offset + length)
  const node: Node = value
    ? nodeOf(walk, value)
    : { kind: 'scalar', value: null, text: '', style: 'empty', range: empty, tag: null, via: null }
  return { key: name.value, keyRange, value: node, range, merged: false }
}
