import { baseName, parentPath, resolvePath } from '../../dockerfile/paths.ts'
import { contextBelow, isGlob, matchSource, mayHoldMore, type ContextIndex } from '../context.ts'
import { globTest } from '../glob.ts'
import { exists, isDirectory } from '../tree.ts'
import type { FileTree } from '../types.ts'
import type { World } from '../world.ts'
import { both, includeFilter, type Filter } from './filter.ts'
import { join } from './place.ts'
import { sourceOf, type CopyFrom, type SourceStage } from './source.ts'

/** What one source of a COPY stands for. */
export type Found =
  | {
      readonly kind: 'found'
      readonly matches: readonly { readonly path: string; readonly filter: Filter }[]
      /** There may be more that is not listed. */
      readonly open: boolean
    }
  /** Certainly not there; of a pattern, the directory in front of it. */
  | { readonly kind: 'missing'; readonly at: string; readonly pattern: boolean }

/** `filter` is that of --exclude; with `parents` the source becomes a filter itself. */
export function find(source: string, parents: boolean, filter: Filter, from: CopyFrom, world: World): Found {
  if (!parents) return withFilter(findPaths(source, from), filter)
  const { root, pattern } = pivotOf(source)
  const required = join(resolvePath('/', root)!, resolvePath('/', pattern)!.slice(1))
  if (!isGlob(root) && !isGlob(pattern) && look(required, from, world) === 'no')
    return { kind: 'missing', at: required, pattern: false }
  return withFilter(findPaths(root, from), both(includeFilter(resolvePath('/', pattern)!.slice(1)), filter))
}

function look(path: string, from: CopyFrom, world: World): 'no' | 'unknown' | object {
  const source = sourceOf(from, world)
  return source.look(source.follow(path))
}

/** `a/./b/c`: what stands behind the first `/./` is kept of the way, without one all of it. */
function pivotOf(source: string): { root: string; pattern: string } {
  const at = source.indexOf('/./')
  return at === -1
    ? { root: '/', pattern: source }
    : { root: source.slice(0, at), pattern: source.slice(at + 3) }
}

type Paths =
  | { readonly paths: readonly string[]; readonly open: boolean }
  | Extract<Found, { kind: 'missing' }>

function withFilter(found: Paths, filter: Filter): Found {
  if ('kind' in found) return found
  return { kind: 'found', matches: found.paths.map((path) => ({ path, filter })), open: found.open }
}

function findPaths(source: string, from: CopyFrom): Paths {
  const path = resolvePath('/', source)!
  if (from.kind === 'context') return inContext(source, from.context)
  if (from.kind === 'stage') return inTree(path, from.stage.tree)
  return isGlob(path) ? { paths: [], open: true } : { paths: [path], open: false }
}

function inContext(source: string, index: ContextIndex): Paths {
  const found = matchSource(index, source)
  const pattern = isGlob(source)
  if (found.kind === 'found') {
    const partial = pattern && mayHoldMore(index, directoryOf(source))
    return { paths: found.matches.map(({ path }) => path), open: partial }
  }
  const partial = mayHoldMore(index, found.at)
  if (!partial) return { kind: 'missing', at: found.at, pattern }
  // What is not listed is assumed to be there.
  return pattern ? { paths: [], open: true } : { paths: [found.at], open: false }
}

/** The directory a pattern begins in. */
function directoryOf(pattern: string): string {
  let path = resolvePath('/', pattern)!
  while (isGlob(path)) path = parentPath(path)
  return path
}

/** A stage lists what its instructions made; the directories of its base hold more. */
function inTree(path: string, tree: FileTree): Paths {
  if (!isGlob(path))
    return exists(tree, path) === 'no'
      ? { kind: 'missing', at: path, pattern: false }
      : { paths: [path], open: false }
  const parts = path.slice(1).split('/')
  const first = parts.findIndex(isGlob)
  const directory = `/${parts.slice(0, first).join('/')}`
  if (exists(tree, directory) === 'no') return { kind: 'missing', at: directory, pattern: true }
  let found = [directory]
  let open = false
  for (const part of parts.slice(first)) {
    open ||= found.some((at) => isOpen(tree, at))
    const test = globTest(part)
    found = found.flatMap((at) =>
      [...(tree.children.get(at) ?? [])].filter((child) => isListed(tree, child) && test(baseName(child))),
    )
  }
  return { paths: found, open }
}

function isListed(tree: FileTree, path: string): boolean {
  return tree.entries.get(path)?.kind !== 'bulk' && (tree.entries.has(path) || isDirectory(tree, path))
}

function isOpen(tree: FileTree, directory: string): boolean {
  // A name that cannot be in use stands for any that is not listed.
  return exists(tree, join(directory, '\0')) !== 'no'
}

/** Context paths below one, those that are left out aside. */
export function readsOf(index: ContextIndex, path: string, filter: Filter): string[] {
  const start = path === '/' ? 1 : path.length + 1
  return contextBelow(index, path).flatMap((each) => {
    const name = index.names.get(each)
    if (name === undefined) return []
    return filter && each !== path && !filter(each.slice(start)) ? [] : name
  })
}

/** What the step depends on: the path itself, or the directory in front of a pattern. */
export function takesOf(source: string, { index }: SourceStage): { stage: number; path: string }[] {
  return [{ stage: index, path: directoryOf(source) }]
}
