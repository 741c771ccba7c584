import { lineStarts } from '../source/position.ts'
import type { LineStarts } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import { tooLong, withinLimit } from './limits.ts'
import type { Document, Node } from './types.ts'
import { syntaxProblems, tooDeep } from './yaml-messages.ts'
import { MOST_WORDS, readSource } from './yaml-source.ts'
import type { YamlSource } from './yaml-source.ts'
import { treeOf } from './yaml-tree.ts'

type YamlOptions = {
  /** Tags that mean something to whoever reads the tree, as `!reset`; others are reported. */
  readonly customTags?: readonly string[]
}

/**
 * Reads YAML 1.2 as far as it goes; never throws. Codes: `yaml-syntax` in `unreadable`; `duplicate-key`, `undefined-alias`,
 * `unknown-tag`, `complex-key`, `merge-key`, `several-documents`, `too-long` in `problems`. Linear in the text's length.
 */
export function readYaml(text: string, { customTags = [] }: YamlOptions = {}): Document {
  const { text: read, problems: notices } = withinLimit(text)
  try {
    return documentOf(read, notices, customTags)
  } catch (thrown) {
    // The library calls itself for each level of some texts that no guard of ours sees.
    if (thrown instanceof RangeError) return empty([tooDeep(lineStarts(read), 0)], notices)
    throw thrown
  }
}

function documentOf(text: string, notices: readonly Problem[], customTags: readonly string[]): Document {
  const starts = lineStarts(text)
  const source = readSource(text, starts)
  const trees = source.documents.map((document) => treeOf(document.contents, { text, starts, customTags }))
  const roots = trees.map(({ root }) => (isNothing(root) ? null : root))
  return {
    root: roots[0] ?? null,
    more: roots.slice(1).filter((root): root is Node => root !== null),
    unreadable: syntaxProblems(text, starts, source),
    problems: [
      ...trees.flatMap(({ problems }) => problems),
      ...severalDocuments(roots),
      ...notices,
      ...cutAt(starts, source),
    ],
    comments: source.comments,
  }
}

function cutAt(starts: LineStarts, { stopped }: YamlSource): Problem[] {
  return stopped?.why === 'words' ? [tooLong(starts, stopped.at, `${MOST_WORDS} words and marks`)] : []
}

/** Three dashes with nothing behind them. */
function isNothing(root: Node | null): boolean {
  return root?.kind === 'scalar' && root.style === 'empty'
}

function severalDocuments(roots: readonly (Node | null)[]): Problem[] {
  const second = roots.slice(1).find((root) => root !== null)
  if (!second) return []
  const message =
    'a line of three dashes begins another document here: what reads the first one may pass over it'
  return [{ code: 'several-documents', message, severity: 'warning', range: second.range }]
}

function empty(unreadable: readonly Problem[], problems: readonly Problem[]): Document {
  return { root: null, more: [], unreadable, problems, comments: [] }
}
