import type { MapNode } from '../document/types.ts'
import type { Problem } from '../source/problem.ts'
import { mergeMaps } from './merge.ts'
import type { Name } from './model.ts'
import { hasInput, namesOf, valueOf } from './nodes.ts'
import { ciError, listed, MOST_PROBLEMS, near } from './problems.ts'

/** Longer chains are refused. Source: GitLab, Config::Extendable::Entry, MAX_NESTING_LEVELS. */
const MAX_CHAIN = 10
/** Chains are followed no further than this. */
const MAX_DEPTH = 100

/** Entries of the top level that are maps, by name: jobs and templates. */
export type Templates = ReadonlyMap<string, MapNode>

export type Extended = {
  /** With what it extends laid under it. */
  readonly node: MapNode
  /** Nothing it extends comes from another file. */
  readonly complete: boolean
  /** How many steps it is away from what extends nothing. */
  readonly depth: number
}

/** Applies `extends` to each entry. `whole` false: names that are missing here may come from an `include`. */
export function extendAll(
  templates: Templates,
  whole: boolean,
  problems: Problem[],
): ReadonlyMap<string, Extended> {
  const done = new Map<string, Extended>()
  const state: State = { templates, whole, problems, done }
  for (const name of templates.keys()) extend(name, [], state)
  return done
}

type State = {
  readonly templates: Templates
  readonly whole: boolean
  readonly problems: Problem[]
  readonly done: Map<string, Extended>
}

function extend(name: string, path: readonly string[], state: State): Extended {
  const known = state.done.get(name)
  if (known !== undefined) return known
  const own = state.templates.get(name)!
  const parents = namesOf(valueOf(own, 'extends')).map((parent) => {
    return parentOf(parent, [...path, name], state)
  })
  const bases = parents.flatMap((parent) => parent ?? [])
  const base = bases.reduce<MapNode | null>(
    (sum, { node }) => (sum === null ? node : mergeMaps(sum, node)),
    null,
  )
  const extended = {
    node: base === null ? own : mergeMaps(base, own),
    complete: parents.every((parent) => parent?.complete ?? false),
    depth: Math.max(0, ...bases.map(({ depth }) => depth + 1)),
  }
  state.done.set(name, extended)
  return extended
}

/** Null: it is not there, or it leads back. */
function parentOf({ name, range }: Name, path: readonly string[], state: State): Extended | null {
  const at = path.indexOf(name)
  if (at !== -1) {
    const circle = [...path.slice(at), name].map((each) => `"${each}"`).join(' extends ')
    const message = `${circle}: that is a circle, and GitLab cannot say what the job is.`
    state.problems.push(ciError(message, range))
    return null
  }
  if (path.length > MAX_DEPTH) return null
  if (state.templates.has(name)) return reported(extend(name, path, state), range, state)
  const problem = missing(name, range, state)
  if (problem !== null) state.problems.push(problem)
  return null
}

/** Said once, where the chain becomes too long. */
function reported(parent: Extended, range: Name['range'], { problems }: State): Extended {
  if (parent.depth === MAX_CHAIN)
    problems.push(
      ciError(`GitLab follows a chain of at most ${MAX_CHAIN} "extends", and this one is longer.`, range),
    )
  return parent
}

/** Without an `include` nothing else can bring it; with one it probably comes from there. */
function missing(name: string, range: Name['range'], { templates, whole, problems }: State): Problem | null {
  if (!whole || hasInput(name) || problems.length >= MOST_PROBLEMS) return null
  const names = [...templates.keys()]
  return ciError(
    `There is no job or template called "${name}" to extend${near(name, names) || listed(names)}`,
    range,
  )
}
