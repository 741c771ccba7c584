import type { ListNode, MapNode, Node } from '../document/types.ts'
import type { Range } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import { hasInput, isEmpty, isReference } from './nodes.ts'
import { ciError, inWords, near } from './problems.ts'
import { fitsScalar, type Shape } from './shapes.ts'

/** What is wrong with the value of `key`: its kind, unknown keys, items. Empty values and what inputs fill in are left alone. */
export function* shapeProblems(key: string, node: Node, shape: Shape, depth = 0): Iterable<Problem> {
  if (isEmpty(node) || isReference(node) || (node.kind === 'scalar' && hasInput(node.text))) return
  if (!shape.kinds.includes(node.kind)) yield wrongKind(key, node, shape)
  else if (node.kind === 'scalar') {
    if (!fitsScalar(node, shape) && !node.text.includes('$'))
      yield wrongWord(key, node.text, shape, node.range)
  } else if (node.kind === 'map') yield* mapProblems(key, node, shape)
  else if (shape.items !== undefined && depth < 10) yield* itemProblems(key, node, shape.items, depth)
}

function* itemProblems(key: string, { items }: ListNode, shape: Shape, depth: number): Iterable<Problem> {
  for (const item of items) {
    if (item.kind !== 'list') yield* shapeProblems(key, item, shape)
    else if (!isReference(item)) yield* itemProblems(key, item, shape, depth + 1)
  }
}

function* mapProblems(key: string, { entries }: MapNode, shape: Shape): Iterable<Problem> {
  const { keys, under = {} } = shape
  for (const entry of entries) {
    if (keys !== undefined && !keys.includes(entry.key) && !hasInput(entry.key)) {
      yield unknownKey(entry.key, `"${key}"`, keys, entry.keyRange)
    }
    const inner = Object.hasOwn(under, entry.key) ? under[entry.key] : undefined
    if (inner !== undefined) yield* shapeProblems(entry.key, entry.value, inner)
  }
}

const MOST_KEYS = 6

/** What was probably meant; else what there is, if that is not too much. */
export function unknownKey(key: string, owner: string, keys: readonly string[], range: Range): Problem {
  const meant = near(key, keys)
  const known = keys.length > MOST_KEYS ? '.' : `; it takes ${inWords(keys)}.`
  return ciError(`${owner} has no key "${key}"${meant || known}`, range)
}

function wrongKind(key: string, node: Node, { words, kinds }: Shape): Problem {
  if (words === 'a command' && node.kind === 'map') return brokenCommand(node)
  const dash = node.kind === 'scalar' && kinds.includes('list') ? '; begin a line with a dash for each' : ''
  return ciError(`"${key}" takes ${words}, and this is ${KINDS[node.kind]}${dash}.`, node.range)
}

const KINDS: Readonly<Record<Node['kind'], string>> = {
  scalar: 'a single value',
  list: 'a list',
  map: 'a map',
}

/** `- echo "Result: $R"`: the most frequent way in which a script becomes something else. */
function brokenCommand(node: MapNode): Problem {
  const message =
    'YAML takes this command for a key and a value, because of the colon with a blank behind it: put the whole command in single quotes, or write it in a block behind "- |".'
  return ciError(message, node.range)
}

function wrongWord(key: string, text: string, { words, scalar }: Shape, range: Range): Problem {
  const meant = Array.isArray(scalar) ? near(text, scalar) : ''
  return ciError(`"${key}" takes ${words}, and not "${text.slice(0, 60)}"${meant || '.'}`, range)
}
