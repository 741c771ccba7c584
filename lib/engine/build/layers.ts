import { addSizes, UNKNOWN_SIZE, type Size } from '../source/size.ts'
import type { LayerDiff, Tree } from './tree.ts'
import type { FileEntry, Waste } from './types.ts'

/** Which step's layer holds the bytes at a path. */
export type LayerOwners = Map<string, { readonly made: FileEntry['made']; readonly size: Size }>

/** What an entry weighs: directories and links nothing, everything else its bytes where they are known. */
export function entrySize({ kind, size, estimated }: FileEntry): Size {
  if (kind === 'directory' || kind === 'symlink') return { bytes: 0, basis: 'measured' }
  return size === null ? UNKNOWN_SIZE : { bytes: size, basis: estimated ? 'estimated' : 'measured' }
}

/**
 * Bytes of a layer: every file that is new or touched in it, whole. A layer holds copies, so a new mode or owner of an old
 * file weighs as much as the file. Source: docs.docker.com/engine/storage/drivers, "The copy-on-write (CoW) strategy".
 */
export function layerSize(tree: Tree, { added, changed }: LayerDiff, unknown: boolean): Size {
  const sizes = [...added, ...changed].map((path) => entrySize(tree.entries.get(path)!))
  return addSizes(unknown ? [...sizes, UNKNOWN_SIZE] : sizes)
}

/** Bytes of earlier layers that this step deletes or replaces: they stay in the image. Grouped by the layer they lie in. */
export function noteWaste(
  owners: LayerOwners,
  tree: Tree,
  { added, changed, removed }: LayerDiff,
  made: FileEntry['made'],
): { readonly stage: number; readonly step: number; readonly waste: Waste }[] {
  // Whether files that nobody can list take the place of others like them is not known.
  const replaced = changed.filter(
    (path) => tree.entries.get(path)!.kind !== 'bulk' || owners.get(path)?.size.basis !== 'unknown',
  )
  const lost = [
    ...lostBytes(owners, removed, made, 'removed'),
    ...lostBytes(owners, replaced, made, 'replaced'),
  ]
  for (const path of removed) owners.delete(path)
  for (const path of [...added, ...changed]) {
    const size = entrySize(tree.entries.get(path)!)
    if (size.bytes > 0 || size.basis === 'unknown') owners.set(path, { made, size })
    else owners.delete(path)
  }
  return lost
}

function lostBytes(
  owners: LayerOwners,
  paths: readonly string[],
  { stage, step }: FileEntry['made'],
  by: Waste['by'],
): { stage: number; step: number; waste: Waste }[] {
  const groups = new Map<string, { made: FileEntry['made']; paths: string[]; sizes: Size[] }>()
  for (const path of paths) {
    const owner = owners.get(path)
    if (!owner) continue
    const key = `${owner.made.stage}/${owner.made.step}`
    const group = groups.get(key) ?? { made: owner.made, paths: [], sizes: [] }
    group.paths.push(path)
    group.sizes.push(owner.size)
    groups.set(key, group)
  }
  return [...groups.values()].map((group) => ({
    stage: group.made.stage,
    step: group.made.step,
    waste: { paths: group.paths, size: addSizes(group.sizes), by, stage, step },
  }))
}
