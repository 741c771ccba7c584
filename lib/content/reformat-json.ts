import { readJson } from '../engine/document/json.ts'
import type { Node } from '../engine/document/types.ts'
import { slice } from '../engine/source/position.ts'
import { together } from './reformat.ts'
import type { Reformatter } from './reformat.ts'

/** Layouts of one JSON file that mean the same. Each leaves a file alone that is no JSON, or holds comments or a key twice. */
export const JSON_REFORMATTERS: readonly Reformatter[] = [
  reformatter('keys in another order', reversed),
  reformatter('everything on one line', (text) => tokensOf(text).join('')),
  reformatter('one word on a line', (text) => `\n${tokensOf(text).join('\n\t')}\n`),
  reformatter('Windows line ends', (text) => text.replaceAll(/\r?\n/g, '\r\n')),
]

/** All of them in two files: one with a single line, one with as many as there can be. */
export const JSON_TOGETHER: readonly Reformatter[] = ['one word on a line', 'everything on one line'].map(
  (without) => together(JSON_REFORMATTERS.filter(({ name }) => name !== without)),
)

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
