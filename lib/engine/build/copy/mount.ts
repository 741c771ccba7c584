import { resolvePath } from '../../dockerfile/paths.ts'
import type { Range } from '../../source/position.ts'
import { putDirectories, ROOT, setEntry } from '../tree.ts'
import { newEntry, type World } from '../world.ts'
import type { CopyResult } from './copy.ts'
import { readsOf } from './find.ts'
import { notFound } from './messages.ts'
import { takePackages } from './packages.ts'
import { join } from './place.ts'
import { sourceOf, type CopyFrom } from './source.ts'

/** What a bind mount shows at its target: a file or directory as it is at its source, owners and modes included. */
export function mountSource(
  from: CopyFrom,
  { path: text, target, range }: { readonly path: string; readonly target: string; readonly range: Range },
  world: World,
): CopyResult {
  const source = sourceOf(from, world)
  const path = source.follow(resolvePath('/', text)!)
  const found = source.look(path)
  const takes = from.kind === 'stage' ? [{ stage: from.stage.index, path }] : []
  if (found === 'no') world.log.problems.push(notFound(path, from, range))
  if (found === 'no' || found === 'unknown') {
    world.tree.opaque.add(target)
    return { reads: [], takes }
  }
  const start = path === '/' ? 1 : path.length + 1
  // The directory it is mounted on stays what it is.
  if (found.kind === 'directory')
    putDirectories(world.tree, target, newEntry(world, 'directory', { owner: ROOT }))
  else setEntry(world.tree, target, found)
  for (const each of source.below(path)) {
    const entry = source.look(each)
    if (each !== path && typeof entry === 'object')
      setEntry(world.tree, join(target, each.slice(start)), entry)
  }
  for (const each of source.open(path)) world.tree.opaque.add(join(target, each.slice(start)))
  if (from.kind === 'stage') takePackages(from.stage, path, target, world)
  const reads = from.kind === 'context' && from.name === null ? readsOf(from.context, path, null) : []
  return { reads, takes }
}
