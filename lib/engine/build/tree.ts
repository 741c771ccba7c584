import { baseName, isInside, parentPath, resolvePath } from '../dockerfile/paths.ts'
import { globTest } from './glob.ts'
import type { FileEntry, FileTree, Owner } from './types.ts'

/**
 * A file system under construction. Entries are replaced, never changed, so stages can share them. The journal holds what was
 * at every path touched since the step began: the layer is the difference between that and what is there at its end.
 */
export type Tree = FileTree & {
  readonly opaque: Set<string>
  readonly journal: Map<string, FileEntry | undefined>
  /** Directories whose set of children is this tree's own and not shared with the one it was cloned from. */
  readonly owned: Set<string>
}

export const ROOT: Owner = { name: 'root', uid: 0 }

/** Directories of every Linux distribution image; their content is not modelled. */
const DISTRIBUTION_DIRECTORIES = [
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/home',
  '/lib',
  '/lib32',
  '/lib64',
  '/media',
  '/mnt',
  '/opt',
  '/proc',
  '/root',
  '/run',
  '/sbin',
  '/srv',
  '/sys',
  '/tmp',
  '/usr',
  '/var',
]
/** Directories below those that every distribution has too. */
const COMMON_DIRECTORIES = [
  ...['bin', 'sbin', 'lib', 'share', 'local', 'include', 'src'].map((name) => `/usr/${name}`),
  ...['bin', 'sbin', 'lib', 'share', 'etc', 'include', 'src'].map((name) => `/usr/local/${name}`),
  ...['lib', 'log', 'cache', 'tmp', 'run', 'spool'].map((name) => `/var/${name}`),
  '/etc/ssl',
  '/etc/ssl/certs',
]
/** Of these the official images leave some empty. Source: the debian and alpine base layers. */
const EMPTY_DIRECTORIES = ['/media', '/mnt', '/srv']

export function emptyTree(): Tree {
  return newTree([])
}

/** The tree of an external image; `known` false when nothing is known of it. */
export function imageTree(known: boolean, workdir: string): Tree {
  if (!known) return newTree(null)
  const own = workdir === '/' ? [] : [workdir]
  return newTree([...DISTRIBUTION_DIRECTORIES, ...own])
}

function newTree(base: Tree['base']): Tree {
  return {
    entries: new Map(),
    children: new Map(),
    opaque: new Set(),
    base,
    journal: new Map(),
    owned: new Set(),
  }
}

/** Lists an entry. The only way in, so that `children` and the journal stay true. */
export function setEntry(tree: Tree, path: string, entry: FileEntry): void {
  note(tree, path)
  ;(tree.entries as Map<string, FileEntry>).set(path, entry)
  for (let at = path; at !== '/'; at = parentPath(at)) {
    const parent = parentPath(at)
    const known = tree.children.has(parent)
    ownChildren(tree, parent).add(at)
    if (known) return
  }
}

function ownChildren(tree: Tree, directory: string): Set<string> {
  const children = tree.children as Map<string, Set<string>>
  const siblings = children.get(directory)
  if (siblings && tree.owned.has(directory)) return siblings
  const own = new Set(siblings)
  children.set(directory, own)
  tree.owned.add(directory)
  return own
}

/** Takes an entry off the list. Its place in `children` may stay: what is not listed is passed over. */
export function dropEntry(tree: Tree, path: string): void {
  note(tree, path)
  ;(tree.entries as Map<string, FileEntry>).delete(path)
}

function note({ journal, entries }: Tree, path: string): void {
  if (!journal.has(path)) journal.set(path, entries.get(path))
}

export function cloneTree(tree: Tree): Tree {
  return {
    entries: new Map(tree.entries),
    children: new Map(tree.children),
    opaque: new Set(tree.opaque),
    base: tree.base,
    journal: new Map(),
    owned: new Set(),
  }
}

/** Puts back what the journal says was there before. */
export function undo(tree: Tree): void {
  const entries = tree.entries as Map<string, FileEntry>
  for (const [path, before] of tree.journal) {
    if (before === undefined) entries.delete(path)
    else entries.set(path, before)
  }
  tree.journal.clear()
}

/** What a layer holds: paths that were not there before, that were and differ, and that are gone. */
export type LayerDiff = {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

/**
 * The difference since the last call, in the order of the first touch; the next step begins with an empty journal. `linked`: the
 * layer is made apart from what is below it, so it holds what it brings even where that is the same.
 */
export function takeDiff(tree: Tree, linked = false): LayerDiff {
  const added: string[] = []
  const changed: string[] = []
  const removed: string[] = []
  for (const [path, before] of tree.journal) {
    const after = tree.entries.get(path)
    if (before === after) continue
    if (before === undefined) added.push(path)
    else if (after === undefined) removed.push(path)
    else if (linked || !isCopiedAgain(before, after)) changed.push(path)
  }
  tree.journal.clear()
  return { added, changed, removed }
}

/**
 * A file of the context that a later COPY lays over itself: size, time, owner and mode are what they were, so BuildKit leaves it
 * out of the new layer. Source: moby/buildkit util/overlay/overlay_linux.go, sameDirent.
 */
function isCopiedAgain(before: FileEntry, after: FileEntry): boolean {
  const sameStep = before.made.stage === after.made.stage && before.made.step === after.made.step
  return (
    !sameStep &&
    before.context !== null &&
    before.context === after.context &&
    before.content === after.content &&
    before.size === after.size &&
    before.mode !== null &&
    before.mode === after.mode &&
    before.owner.uid !== null &&
    before.owner.uid === after.owner.uid
  )
}

/** Is there something at `path`? Unknown where the base image or a command that is not modelled may have put it. */
export function exists(tree: FileTree, path: string): 'yes' | 'no' | 'unknown' {
  if (path === '/' || tree.entries.has(path)) return 'yes'
  if (tree.base?.includes(path)) return 'yes'
  if (isOpaque(tree, path)) return 'unknown'
  if (tree.base === null) return createdHere(tree, path) ? 'no' : 'unknown'
  const filled = tree.base.find((directory) => isInside(directory, path))
  if (filled === undefined || EMPTY_DIRECTORIES.includes(filled)) return 'no'
  return createdHere(tree, path) ? 'no' : 'unknown'
}

/** May something that is not listed lie at `path`, because an unknown command wrote there or further up? */
export function isOpaque({ opaque }: Pick<FileTree, 'opaque'>, path: string): boolean {
  if (opaque.size === 0) return false
  for (let at = path; at !== '/'; at = parentPath(at)) if (opaque.has(at)) return true
  return opaque.has('/')
}

/** A directory on the way to `path` was made by this Dockerfile, so nothing else can be in it. */
function createdHere(tree: FileTree, path: string): boolean {
  for (let at = parentPath(path); at !== '/'; at = parentPath(at)) {
    const entry = tree.entries.get(at)
    if (entry) return entry.fresh
  }
  return false
}

const MAX_LINKS = 16

/** The entry behind a chain of symbolic links; undefined where it leads to nothing that is listed. */
export function followLinks(tree: FileTree, path: string): FileEntry | undefined {
  let at = path
  for (let links = 0; links < MAX_LINKS; links++) {
    const entry = tree.entries.get(at)
    if (entry?.kind !== 'symlink' || entry.content === null) return entry
    at = resolvePath(parentPath(at), entry.content)!
  }
  return undefined
}

/** What is called a file may be a directory where nothing else is known of it: `mv` of what an archive held. */
export function isSurelyFile({ kind, context, content, size }: FileEntry): boolean {
  return kind === 'file' && (context !== null || content !== null || size !== null)
}

export function isDirectory(tree: FileTree, path: string): boolean {
  const entry = tree.entries.get(path)
  if (path === '/' || entry) return path === '/' || entry?.kind === 'directory'
  // An image from scratch has nothing of these.
  if (tree.base?.length === 0) return false
  return (tree.base ?? DISTRIBUTION_DIRECTORIES).includes(path) || COMMON_DIRECTORIES.includes(path)
}

/** Puts an entry in place and makes the directories on the way, owned by `parents`. Returns the paths that are new. */
export function put(tree: Tree, path: string, entry: FileEntry, parents: Owner = ROOT): string[] {
  const made = putDirectories(tree, parentPath(path), { ...entry, owner: parents, mode: 0o755 })
  setEntry(tree, path, entry)
  return [...made, path]
}

/** `mkdir -p`: existing directories stay as they are. */
export function putDirectories(tree: Tree, path: string, like: FileEntry): string[] {
  const missing: string[] = []
  for (let at = path; at !== '/' && !tree.entries.has(at) && !isDirectory(tree, at); at = parentPath(at))
    missing.push(at)
  for (const directory of missing) {
    const fresh = exists(tree, directory) === 'no'
    setEntry(tree, directory, {
      ...like,
      // An image that nothing is known of may have it already, whoever owns it there.
      ...(!fresh && tree.base === null && { owner: { name: null, uid: null }, mode: null }),
      secret: false,
      kind: 'directory',
      context: null,
      package: null,
      content: null,
      size: 0,
      estimated: false,
      fresh,
    })
  }
  return missing.toReversed()
}

/** Removes a path and all below it; the removed paths. */
export function remove(tree: Tree, path: string): string[] {
  const removed = below(tree, path)
  for (const each of removed) dropEntry(tree, each)
  for (const directory of tree.opaque) if (isInside(path, directory)) tree.opaque.delete(directory)
  return removed
}

/** The listed paths at and below `path`, directories before what is in them. */
export function below(tree: FileTree, path: string): string[] {
  const found: string[] = []
  const open = [path]
  while (open.length > 0) {
    const at = open.pop()!
    if (tree.entries.has(at)) found.push(at)
    const inside = tree.children.get(at)
    if (inside) open.push(...[...inside].toReversed())
  }
  return found
}

/** The listed paths that a shell pattern in the last part of `pattern` matches; hidden ones only where it begins with a dot. */
export function matchingPaths(tree: FileTree, pattern: string): string[] {
  const directory = parentPath(pattern)
  if (/[*?[]/.test(directory)) return []
  const name = baseName(pattern)
  const test = globTest(name)
  const inside = [...(tree.children.get(directory) ?? [])].filter((path) => tree.entries.has(path))
  return inside
    .filter((path) => (!baseName(path).startsWith('.') || name.startsWith('.')) && test(baseName(path)))
    .toSorted()
}
