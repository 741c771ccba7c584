import { entryOf } from '../document/lookup.ts'
import type { Entry, MapNode, Node } from '../document/types.ts'
import type { Problem } from '../source/problem.ts'
import type { Extended } from './extends.ts'
import { isReference, scalarsOf } from './nodes.ts'
import { ciError } from './problems.ts'

/** References in what is referred to, beyond this, are left. Source: docs.gitlab.com/ci/yaml/yaml_optimization, "nested". */
const MAX_NESTING = 10
/** Values put in for all references of a file: more comes only of texts made to grow without end. */
const MAX_VALUES = 20_000

export type Resolver = {
  readonly resolve: (node: Node) => Node
  readonly resolveMap: (map: MapNode) => MapNode
}

/**
 * Puts in for `!reference [job, key]` what it refers to, after `extends`. One whose target is not in the file stays as it is;
 * that is a problem unless an `include` may bring it. Source: GitLab, Config::Yaml::Tags::Reference.
 */
export function resolverOf(
  root: MapNode,
  jobs: ReadonlyMap<string, Extended>,
  whole: boolean,
  problems: Problem[],
): Resolver {
  const state: State = { root, jobs, whole, problems, left: MAX_VALUES, told: new Set() }
  return {
    resolve: (node) => resolve(node, 0, state),
    resolveMap: (map) => resolveMap(map, 0, state),
  }
}

type State = {
  readonly root: MapNode
  readonly jobs: ReadonlyMap<string, Extended>
  readonly whole: boolean
  readonly problems: Problem[]
  left: number
  readonly told: Set<number>
}

function resolve(node: Node, depth: number, state: State): Node {
  if (node.kind === 'scalar') return node
  if (node.kind === 'map') return resolveMap(node, depth, state)
  if (isReference(node)) return referred(node, depth, state) ?? node
  return { ...node, items: node.items.map((item) => resolve(item, depth, state)) }
}

function resolveMap(map: MapNode, depth: number, state: State): MapNode {
  return {
    ...map,
    entries: map.entries.map((entry) => ({ ...entry, value: resolve(entry.value, depth, state) })),
  }
}

function referred(node: Extract<Node, { kind: 'list' }>, depth: number, state: State): Node | null {
  const path = scalarsOf({ ...node, tag: null })
  const target = targetOf(
    path.map(({ text }) => text),
    state,
  )
  if (target === null) {
    tell(node, path.map(({ text }) => text).join(', '), state)
    return null
  }
  if (depth >= MAX_NESTING || state.left-- <= 0) return null
  return { ...resolve(target, depth + 1, state), via: node.range }
}

function targetOf([job, ...keys]: readonly string[], { root, jobs }: State): Node | null {
  if (job === undefined) return null
  let at: Node | null = jobs.get(job)?.node ?? entryOf(root, job)?.value ?? null
  for (const key of keys) {
    const entry: Entry | null = at?.kind === 'map' ? entryOf(at, key) : null
    at = entry?.value ?? null
  }
  return at
}

function tell(node: Node, path: string, { whole, told, problems }: State): void {
  if (!whole || told.has(node.range.start.offset)) return
  told.add(node.range.start.offset)
  problems.push(ciError(`!reference [${path}] leads to nothing: no such key is in this file.`, node.range))
}
