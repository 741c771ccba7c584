import type { Range } from '../../source/position.ts'
import { baseName, parentPath } from '../../dockerfile/paths.ts'
import { applyMode } from '../modes.ts'
import { exists, isDirectory, isSurelyFile, put, putDirectories, remove, ROOT, setEntry } from '../tree.ts'
import type { FileEntry, Owner } from '../types.ts'
import { addBulk, newEntry, problem, type World } from '../world.ts'
import type { Filter } from './filter.ts'
import { realPath } from './links.ts'
import type { Source } from './source.ts'

/** Where COPY puts things, and as what. */
export type Placement = {
  /** Absolute. */
  readonly target: string
  /** It is written as a directory: it ends in `/` or is `.`. */
  readonly slash: boolean
  /** Given by --chown; null: `keep` decides. */
  readonly owner: Owner | null
  readonly keep: (owner: Owner) => Owner
  readonly mode: string | null
  /** Copied into an empty file system that is laid over the one before. */
  readonly link: boolean
  readonly range: Range
}

type What = {
  readonly source: Source
  /** As written: a file lands under its last part. */
  readonly path: string
  readonly filter: Filter
}

/**
 * Copies one file, or what is in one directory; where it landed. The root of the copy keeps owner and mode where it is there
 * already, what lies in it takes those of the source. Source: tonistiigi/fsutil, copy/copy.go, Copy and copyDirectory.
 */
export function copyPath({ source, path, filter }: What, placement: Placement, world: World): string {
  const real = source.follow(path)
  const found = source.look(real)
  if (found === 'no' || found === 'unknown') return assume(placement, world)
  const root = prepare(placement, world)
  if (found.kind === 'directory') {
    copyDirectory({ source, path: real, filter }, root, placement, world)
    return root
  }
  const into = placement.slash || isThere(root, placement, world) === 'directory'
  const target = into ? join(root, baseName(path)) : root
  placeFile(target, found, placement, world)
  return target
}

/** Makes what has to be there before anything is copied; the destination with its links followed. */
export function prepare({ target, slash, owner, link, range }: Placement, world: World): string {
  const root = link ? target : realPath(world.tree, target)
  const directory = slash ? root : parentPath(root)
  if (link) unlink(directory, owner ?? ROOT, world)
  makeDirectory(directory, owner ?? ROOT, range, world)
  return root
}

/** Directories are made for --chown's user, never with --chmod. Source: tonistiigi/fsutil, copy/mkdir.go. */
export function makeDirectory(path: string, owner: Owner, range: Range, world: World): void {
  const { tree } = world
  for (let at = path; at !== '/'; at = parentPath(at)) {
    const entry = tree.entries.get(at)
    if (entry && isSurelyFile(entry)) {
      world.log.problems.push(problem('copy-into-file', `mkdir ${path}: not a directory`, 'error', range))
      return
    }
    if (entry) break
  }
  putDirectories(tree, path, newEntry(world, 'directory', { owner, mode: 0o755 }))
}

/** `--link` replaces links on the way by directories. Source: docs.docker.com/reference/dockerfile#copy---link */
function unlink(directory: string, owner: Owner, world: World): void {
  for (let at = directory; at !== '/'; at = parentPath(at)) {
    if (world.tree.entries.get(at)?.kind !== 'symlink') continue
    setEntry(world.tree, at, newEntry(world, 'directory', { owner, mode: 0o755 }))
  }
}

type There = 'directory' | 'other' | 'unknown' | 'nothing'

/** What a copy meets. A linked copy meets only what it has brought itself. */
function isThere(path: string, { link }: Pick<Placement, 'link'>, { tree, made }: World): There {
  const entry = tree.entries.get(path)
  if (link && path !== '/') {
    const own = entry?.made.stage === made.stage && entry.made.step === made.step
    return !own ? 'nothing' : entry.kind === 'directory' ? 'directory' : 'other'
  }
  if (entry?.kind === 'file' && !isSurelyFile(entry)) return 'unknown'
  if (entry && entry.kind !== 'directory') return 'other'
  if (isDirectory(tree, path)) return 'directory'
  return exists(tree, path) === 'no' ? 'nothing' : 'unknown'
}

function copyDirectory(
  { source, path, filter }: What,
  root: string,
  placement: Placement,
  world: World,
): void {
  if (isThere(root, placement, world) === 'other') return notADirectory(root, placement, world)
  makeDirectory(root, placement.owner ?? ROOT, placement.range, world)
  const start = path === '/' ? 1 : path.length + 1
  const made = new Set([''])
  for (const each of source.below(path)) {
    const relative = each.slice(start)
    if (relative === '' || (filter && !filter(relative))) continue
    const entry = source.look(each)
    if (entry === 'no' || entry === 'unknown') continue
    if (filter) makeParents(relative, { source, path, root, made }, placement, world)
    const target = join(root, relative)
    if (entry.kind !== 'directory') placeFile(target, entry, placement, world)
    else {
      made.add(relative)
      placeDirectory(target, entry, placement, world)
    }
  }
  leaveOpen(source, path, root, placement, world)
}

type Parents = {
  readonly source: Source
  readonly path: string
  readonly root: string
  /** Directories that the copy has made, relative to its root. */
  readonly made: Set<string>
}

/** Directories a filter has passed over come along with the first thing in them that it keeps. */
function makeParents(
  relative: string,
  { source, path, root, made }: Parents,
  placement: Placement,
  world: World,
): void {
  const missing: string[] = []
  for (let at = relative.slice(0, Math.max(relative.lastIndexOf('/'), 0)); !made.has(at);) {
    missing.unshift(at)
    made.add(at)
    at = at.slice(0, Math.max(at.lastIndexOf('/'), 0))
  }
  for (const each of missing) {
    const entry = source.look(join(path, each))
    if (typeof entry === 'object') placeDirectory(join(root, each), entry, placement, world)
  }
}

/** A directory that is there takes the owner and mode of the copied one. */
function placeDirectory(path: string, entry: FileEntry, placement: Placement, world: World): void {
  const { tree } = world
  const there = isThere(path, placement, world)
  if (there === 'other' && !placement.link) return notADirectory(path, placement, world)
  const { owner, mode } = metadata(entry, placement)
  const before = tree.entries.get(path)
  if (there === 'directory') {
    // What a base image has is not listed, and root's as a rule.
    const known = before ?? newEntry(world, 'directory', { owner: ROOT, mode: 0o755, fresh: false })
    if (known.owner.uid === owner.uid && known.owner.name === owner.name && known.mode === mode) return
    setEntry(tree, path, { ...known, owner, mode, made: world.made })
    return
  }
  const fresh = entry.fresh && exists(tree, path) === 'no'
  setEntry(tree, path, newEntry(world, 'directory', { owner, mode, fresh }))
}

/** A file replaces a file or a link, never a directory. */
function placeFile(path: string, entry: FileEntry, placement: Placement, world: World): void {
  const { tree, made } = world
  if (isThere(path, placement, world) === 'directory') {
    const message = `cannot replace to directory ${path} with file`
    world.log.problems.push(problem('copy-onto-directory', message, 'error', placement.range))
    return
  }
  if (placement.link && isDirectory(tree, path)) remove(tree, path)
  tree.opaque.delete(path)
  put(tree, path, { ...entry, ...metadata(entry, placement), made }, placement.owner ?? ROOT)
}

function metadata(entry: FileEntry, { owner, keep, mode }: Placement): Pick<FileEntry, 'owner' | 'mode'> {
  const own = owner ?? keep(entry.owner)
  if (mode === null || entry.kind === 'symlink') return { owner: own, mode: entry.mode }
  return { owner: own, mode: applyMode(mode, entry.mode, entry.kind === 'directory') }
}

function notADirectory(path: string, { range }: Placement, world: World): void {
  world.log.problems.push(problem('copy-onto-file', `cannot copy to non-directory: ${path}`, 'error', range))
}

/** What may be in the source without being listed may be in the copy. */
function leaveOpen(source: Source, path: string, root: string, { owner }: Placement, world: World): void {
  const open = source.open(path)
  const start = path === '/' ? 1 : path.length + 1
  for (const each of open) world.tree.opaque.add(join(root, each.slice(start)))
  if (open.length > 0 && !source.weighed?.(path))
    addBulk(world, root, 'copied', { size: null, owner: owner ?? { name: null, uid: null } })
}

/** Something is there now, a file or a directory with anything in it. */
export function assume(placement: Placement, world: World): string {
  const { owner, slash } = placement
  const root = prepare(placement, world)
  const known = owner ?? { name: null, uid: null }
  const directory = slash || isThere(root, placement, world) === 'directory'
  if (directory) addBulk(world, root, 'copied', { size: null, owner: known })
  else setEntry(world.tree, root, newEntry(world, 'file', { owner: known, mode: null }))
  world.tree.opaque.add(root)
  return root
}

/** `root/relative`; the root itself for an empty one. */
export function join(root: string, relative: string): string {
  if (relative === '') return root
  return root === '/' ? `/${relative}` : `${root}/${relative}`
}
