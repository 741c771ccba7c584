import { readJson } from '../engine/document/json.ts'
import type { Node } from '../engine/document/types.ts'
import { slice } from '../engine/source/position.ts'
import type { Reformatter } from './reformat.ts'

/** Layouts of one JSON file that mean the same. Each leaves a file alone that is no JSON, or holds comments or a key twice. */
export const JSON_REFORMATTERS: readonly Reformatter[] = [
  reformatter('everything on one line', (text) => tokensOf(text).join('')),
  reformatter('one word on a line', (text) => `\n${tokensOf(text).join('\n\t')}\n`),
  reformatter('keys in another order', reversed),
  reformatter('Windows line ends', (text) => text.replaceAll(/\r?\n/g, '\r\n')),
]

function reformatter(name: string, apply: (text: string, root: Node) => string): Reformatter {
  return {
    name,
    apply: (text) => {
      const { root, unreadable, problems } = readJson(text)
      return root === null || unreadable.length + problems.length > 0 ? text : apply(text, root)
    },
  }
}

/** Everything but white space, as written: texts, signs, and numbers and words. */
function tokensOf(text: string): readonly string[] {
  return text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? []
}

/** On one line, the entries of every object from the last to the first. */
function reversed(text: string, node: Node): string {
  if (node.kind === 'list') return `[${node.items.map((item) => reversed(text, item)).join(', ')}]`
  if (node.kind === 'scalar') return slice(text, node.range)
  const entries = node.entries.map(
    ({ keyRange, value }) => `${slice(text, keyRange)}: ${reversed(text, value)}`,
  )
  return `{${entries.toReversed().join(', ')}}`
}
