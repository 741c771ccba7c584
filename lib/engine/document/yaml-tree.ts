import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import type { Alias, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { rangeAt } from '../source/position.ts'
import type { LineStarts, Position, Range } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import { coreValue } from './core-schema.ts'
import type { ListNode, MapNode, Node, ScalarNode } from './types.ts'
import { endOf, entryRange, mergedEntries } from './yaml-merge.ts'
import type { MergeHost, Pair } from './yaml-merge.ts'

type TreeSource = {
  readonly text: string
  readonly starts: LineStarts
  readonly customTags: readonly string[]
}

type Tree = { readonly root: Node | null; readonly problems: readonly Problem[] }

/** What a walk gathers. `anchors` holds null while the node of that name is being read: an alias there would never end. */
type Walk = TreeSource &
  MergeHost & {
    readonly anchors: Map<string, Node | null>
    /** For each node with an anchor how many nodes it holds, those that aliases bring included. */
    readonly sizes: Map<Node, number>
    count: number
    /** It was told that aliases make the tree too large. */
    full: boolean
  }

/** Aliases and merge keys may make a tree larger than its text, up to this many nodes. */
const MOST_NODES = 100_000

/** A document's tree. Aliases share what they name, so that building it is linear. */
export function treeOf(contents: unknown, source: TreeSource): Tree {
  const problems: Problem[] = []
  const walk: Walk = {
    ...source,
    anchors: new Map(),
    sizes: new Map(),
    count: 0,
    full: false,
    tell: (code, message, range) => {
      // Readers of YAML pass over tags that they do not know.
      const severity = code === 'unknown-tag' ? 'warning' : 'error'
      problems.push({ code, message, severity, range })
    },
    fits: (node) => fits(walk, node),
  }
  const root = contents === null ? null : nodeOf(walk, contents as ParsedNode, 0)
  return { root, problems }
}

/** `at` is where an empty node stands. */
function nodeOf(walk: Walk, node: ParsedNode | null, at: number): Node {
  const before = walk.count++
  if (node === null) return emptyAt(walk, at)
  if (isAlias(node)) return aliased(walk, node)
  const anchor = node.anchor ?? null
  if (anchor === null) return plainNode(walk, node, at)
  walk.anchors.set(anchor, null)
  const made = plainNode(walk, node, at)
  walk.anchors.set(anchor, made)
  walk.sizes.set(made, walk.count - before)
  return made
}

function plainNode(walk: Walk, node: Exclude<ParsedNode, Alias.Parsed>, at: number): Node {
  if (isMap(node)) return mapOf(walk, node)
  if (isSeq(node)) return listOf(walk, node)
  return scalarOf(walk, node, at)
}

/** A share of the anchor's node that knows where it is used; an empty node of the alias's length where that cannot be. */
function aliased(walk: Walk, { source: name, range: [from, to] }: Alias.Parsed): Node {
  const via = rangeAt(walk.starts, from, to)
  const target = walk.anchors.get(name)
  if (target && walk.fits(target)) return { ...target, via }
  if (!target || !walk.full) walk.tell('undefined-alias', lostAlias(name, target), via)
  if (target) walk.full = true
  return { ...emptyAt(walk, from), range: via }
}

function lostAlias(name: string, target: Node | null | undefined): string {
  if (target === null) return `*${name} stands inside what &${name} names, so it would never end`
  if (target) return `the references to &${name} make this file too large to read`
  return (
    `*${name} refers to an anchor, and no &${name} stands above it: ` +
    'define the anchor before it, or put the value in quotes if the asterisk belongs to it'
  )
}

function fits(walk: Walk, node: Node): boolean {
  const size = walk.sizes.get(node) ?? (node.kind === 'map' ? node.entries.length : 1)
  if (walk.count + size > MOST_NODES) return false
  walk.count += size
  return true
}

function listOf(walk: Walk, node: YAMLSeq.Parsed): ListNode {
  const [from] = node.range
  const items = node.items.map((item) => nodeOf(walk, item as ParsedNode | null, from))
  const last = items.at(-1)
  const range = rangeOf(walk, node, last ? endOf(last) : null)
  return { kind: 'list', items, range, tag: tagOf(walk, node), via: null }
}

function mapOf(walk: Walk, node: YAMLMap.Parsed): MapNode {
  const pairs = node.items.map(({ key, value }) => pairOf(walk, key, value))
  const last = pairs.at(-1)
  const range = rangeOf(walk, node, last ? entryRange(last.keyRange, last.value).end : null)
  return { kind: 'map', entries: mergedEntries(walk, pairs), range, tag: tagOf(walk, node), via: null }
}

/** A block ends with its last child, not with the blank lines and comments behind it. */
function rangeOf(
  { starts }: Walk,
  { range, flow }: YAMLMap.Parsed | YAMLSeq.Parsed,
  last: Position | null,
): Range {
  const whole = rangeAt(starts, range[0], range[1])
  return flow === true || last === null ? whole : { start: whole.start, end: last }
}

function pairOf(walk: Walk, key: ParsedNode, value: ParsedNode | null): Pair {
  const keyRange = rangeAt(walk.starts, key.range[0], key.range[1])
  const name = nodeOf(walk, key, key.range[0])
  const behind = keyRange.end.offset
  const node = nodeOf(walk, value, walk.text[behind] === ':' ? behind + 1 : behind)
  const isMerge = isScalar(key) && key.type === 'PLAIN' && key.source === '<<'
  if (name.kind === 'scalar') return { key: name.text, isMerge, keyRange, value: node }
  const message =
    'a key is one word, not a list or a map: put the value in quotes if braces or brackets belong to it'
  walk.tell('complex-key', message, keyRange)
  return { key: null, isMerge, keyRange, value: node }
}

const STYLES: Readonly<Record<string, ScalarNode['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

function scalarOf(walk: Walk, node: Scalar.Parsed, at: number): ScalarNode {
  const [from, to] = node.range
  const style = STYLES[node.type ?? 'PLAIN'] ?? 'plain'
  const tag = tagOf(walk, node)
  if (style === 'plain' && from === to) return { ...emptyAt(walk, at), tag }
  const text = node.source
  const end =
    style === 'literal' || style === 'folded' ? walk.text.slice(from, to).trimEnd().length + from : to
  const value = style === 'plain' && tag !== `${CORE_TAG}str` ? coreValue(text) : text
  return { kind: 'scalar', value, text, style, range: rangeAt(walk.starts, from, end), tag, via: null }
}

function emptyAt({ starts }: Walk, at: number): ScalarNode {
  return {
    kind: 'scalar',
    value: null,
    text: '',
    style: 'empty',
    range: rangeAt(starts, at, at),
    tag: null,
    via: null,
  }
}

const CORE_TAG = 'tag:yaml.org,2002:'
const LONGEST_TAG = 200

/** Tags of YAML itself, and custom ones as written; others mean nothing to the reader. */
function tagOf(walk: Walk, { tag, range: [at] }: Exclude<ParsedNode, Alias.Parsed>): string | null {
  if (tag === undefined || tag.startsWith(CORE_TAG) || walk.customTags.includes(tag)) return tag ?? null
  const window = Math.max(at - LONGEST_TAG, 0)
  const found = walk.text.slice(window, at).lastIndexOf(tag)
  const from = found === -1 ? at : window + found
  const message = `${tag} is a tag that means nothing here: remove it, or put the value in quotes`
  walk.tell('unknown-tag', message, rangeAt(walk.starts, from, found === -1 ? at : from + tag.length))
  return tag
}
