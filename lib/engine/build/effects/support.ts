import { baseName, cleanPath, isInside, parentPath, resolvePath } from '../../dockerfile/paths.ts'
import { isRoot, sameOwner } from '../accounts.ts'
import { exists, isDirectory, put, setEntry } from '../tree.ts'
import type { Executed, FileEntry, FileTree, Owner } from '../types.ts'
import { addBulk, bulkPath, newEntry, problem, type Bulk, type World } from '../world.ts'
import type { Status } from './effect.ts'

/** Writes an entry and the directories on the way. Uncertain commands add, they never take away. */
export function write(world: World, path: string, entry: FileEntry, parents?: Owner): void {
  put(world.tree, path, entry, parents ?? world.user)
}

/** A path made of a variable or a name may hold anything: absolute and clean, null where it is neither. */
function absolute(path: string | null): string | null {
  return path?.startsWith('/') ? cleanPath(path) : null
}

/** A file that the command makes or overwrites; what an uncertain command would overwrite stays as it is. */
export function writeFile(
  world: World,
  command: Executed,
  at: string | null,
  more: Partial<FileEntry> = {},
): void {
  const path = absolute(at)
  if (path === null || path === '/' || path.startsWith('/dev/')) return
  const old = world.tree.entries.get(path)
  if (old && !command.certain) return
  // Overwriting keeps who owns a file and what may be done with it.
  const kept = old?.kind === 'file' ? { owner: old.owner, mode: old.mode, secret: old.secret } : {}
  write(world, path, { ...newEntry(world, 'file'), ...kept, ...more })
}

/** Many files of unknown names below a directory: it weighs what `bulk` says, and what lies in it is no longer known. */
export function fill(world: World, at: string | null, name: string, bulk: Bulk = {}): void {
  const directory = absolute(at)
  if (directory === null) return spillAnywhere(world)
  if (isKept(world, directory)) addBulk(world, directory, name, { size: null, estimated: false, ...bulk })
  world.tree.opaque.add(directory)
}

/** Something may have been written below a directory, nobody knows what: it goes when the directory does. */
export function spill(world: World, at: string | null): void {
  const directory = absolute(at)
  if (directory === null || directory === '/') return spillAnywhere(world)
  world.tree.opaque.add(directory)
  if (!isKept(world, directory)) return
  const bulk = newEntry(world, 'bulk', { mode: null, estimated: true })
  setEntry(world.tree, bulkPath(directory, 'written'), bulk)
}

/** A program that is not modelled may write anywhere the user may. */
export function spillAnywhere(world: World): void {
  world.tree.opaque.add('/')
  world.log.unknownSize = true
}

/** What is written below a mount is not part of the image. */
function isKept({ mounts }: World, path: string): boolean {
  return !mounts.some((mount) => isInside(mount, path))
}

export function pathOf(command: Executed, word: string | null): string | null {
  return resolvePath(command.cwd, word)
}

/** Where `cp source destination` puts it. */
export function destinationOf(
  world: World,
  command: Executed,
  word: string | null,
  source: string | null,
  into: boolean,
): string | null {
  const path = pathOf(command, word)
  if (path === null || source === null || word === null) return null
  return into || word.endsWith('/') || isDirectory(world.tree, path)
    ? resolvePath(path, baseName(source))
    : path
}

/** May the current user create something in the directory of `path`? Null when unknown. */
export function mayCreateIn(world: World, path: string): boolean | null {
  if (isRoot(world.user) !== false) return isRoot(world.user)
  let directory = parentPath(path)
  while (directory !== '/' && exists(world.tree, directory) === 'no') directory = parentPath(directory)
  const entry = world.tree.entries.get(directory)
  if (!entry || entry.mode === null) return null
  if ((entry.mode & 2) !== 0) return true
  const own = sameOwner(entry.owner, world.user)
  if (own === true) return (entry.mode & 0o200) !== 0
  // The group may still let it in.
  return own === false && (entry.mode & 0o020) === 0 ? false : null
}

/** Images that have no directories at the root besides those every distribution has. */
const PLAIN_IMAGES = ['alpine', 'debian', 'node', 'python', 'ubuntu']
/** Directories that packages put things into, although distributions leave them empty. */
const EMPTY_DIRECTORIES = ['/media', '/mnt', '/srv']

type Place = Pick<World, 'facts'> & {
  readonly tree: FileTree
  readonly installed: ReadonlyMap<string, unknown>
  readonly mounts?: readonly string[]
}

/** Is a file or directory surely not there? Stricter than `exists`: images and packages bring directories nobody lists. */
export function isMissing(world: Place, path: string): boolean {
  if (exists(world.tree, path) !== 'no' || holdsBulk(world, path)) return false
  // A cache keeps what earlier builds left in it.
  if (world.mounts?.some((mount) => isInside(mount, path))) return false
  if (nearest(world, path)?.fresh === true || world.tree.base?.length === 0) return true
  const plain = PLAIN_IMAGES.includes(world.facts?.name ?? '')
  const packaged = world.installed.size > 0 && EMPTY_DIRECTORIES.some((each) => isInside(each, path))
  return plain && !packaged
}

/** The listed directory closest above a path, the root excepted. */
function nearest(world: Place, path: string): FileEntry | undefined {
  for (let at = parentPath(path); at !== '/'; at = parentPath(at)) {
    const entry = world.tree.entries.get(at)
    if (entry) return entry
  }
  return undefined
}

const MANY = 2000

/** Files that are not listed one by one may lie at a path below them. */
function holdsBulk({ tree }: Place, path: string): boolean {
  for (let at = parentPath(path); at !== '/'; at = parentPath(at)) {
    const inside = tree.children.get(at)
    // Where so much lies, looking through it all is not worth the answer.
    if (inside !== undefined && inside.size > MANY) return true
    for (const each of inside ?? []) if (tree.entries.get(each)?.kind === 'bulk') return true
    if (tree.entries.get(at)?.kind === 'symlink') return true
  }
  return false
}

/** The image certainly has no group of that name. */
export function groupMissing({ accounts }: World, group: string | null): boolean {
  return (
    group !== null && group !== '' && accounts.complete && !/^\d+$/.test(group) && !accounts.groups.has(group)
  )
}

/** A command that surely fails: a problem where it surely runs, an error where that stops the build. */
export function failed(
  world: World,
  command: Pick<Executed, 'certain' | 'failureStops' | 'range'>,
  code: string,
  message: string,
  subject?: string,
): Status {
  if (command.certain) {
    const found = problem(code, message, command.failureStops ? 'error' : 'warning', command.range)
    world.log.problems.push(subject === undefined ? found : { ...found, subject })
  }
  return 'fail'
}

export function denied(world: World, command: Executed, what: string): Status {
  return failed(world, command, 'permission-denied', `${what}: Permission denied`)
}

/** `tool: cannot do 'path': No such file or directory`. */
export function noSuchFile(world: World, command: Executed, what: string): Status {
  return failed(world, command, 'file-missing', `${what}: No such file or directory`)
}
