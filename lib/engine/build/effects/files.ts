import { baseName, isInside, parentPath, resolvePath } from '../../dockerfile/paths.ts'
import { readArguments } from '../arguments.ts'
import { isRoot, ownerOf, sameOwner, splitOwner } from '../accounts.ts'
import { globTest } from '../glob.ts'
import { applyMode, grantsWorldWrite } from '../modes.ts'
import { below, exists, isDirectory, matchingPaths, put, putDirectories, remove, setEntry } from '../tree.ts'
import type { Executed, FileEntry, InstalledPackage, Owner } from '../types.ts'
import { newEntry, problem, type World } from '../world.ts'
import type { Effect, Status } from './effect.ts'

/** Writes an entry and the directories on the way. Uncertain commands add, they never take away. */
export function write(world: World, path: string, entry: FileEntry, parents?: Owner): void {
  put(world.tree, path, entry, parents ?? world.user)
}

function pathOf(command: Executed, word: string | null): string | null {
  return resolvePath(command.cwd, word)
}

/** May the current user create something in the directory of `path`? Null when unknown. */
function mayCreateIn(world: World, path: string): boolean | null {
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

function denied(world: World, command: Executed, what: string): Status {
  if (command.certain) {
    const severity = command.failureStops ? 'error' : 'warning'
    world.log.problems.push(
      problem('permission-denied', `${what}: Permission denied`, severity, command.range),
    )
  }
  return 'fail'
}

export const mkdir: Effect = (command, args, world) => {
  const given = readArguments(args, ['-m', '--mode'])
  const mode = given.get('-m', '--mode')
  for (const word of given.positionals) {
    const path = pathOf(command, word)
    if (path === null) continue
    if (exists(world.tree, path) !== 'yes' && mayCreateIn(world, path) === false) {
      return denied(world, command, `mkdir: cannot create directory '${word}'`)
    }
    if (!given.has('-p', '--parents') && exists(world.tree, parentPath(path)) === 'no') {
      return failed(
        world,
        command,
        'file-missing',
        `mkdir: cannot create directory '${word}': No such file or directory`,
      )
    }
    putDirectories(world.tree, path, newEntry(world, 'directory'))
    if (mode !== undefined) setMode(world, command, path, mode)
  }
  return 'unknown'
}

/** Changes the mode of one listed path. */
function setMode(world: World, command: Executed, path: string, argument: string | null): void {
  const entry = world.tree.entries.get(path)
  noteWorldWrite(world, command, path, argument)
  if (!entry) return
  const mode = argument === null ? null : applyMode(argument, entry.mode, entry.kind === 'directory')
  setEntry(world.tree, path, { ...entry, mode })
}

/** /tmp is there for everyone, and its sticky bit keeps users apart. */
const SHARED_DIRECTORIES = ['/tmp', '/var/tmp']

function noteWorldWrite(world: World, command: Executed, path: string | null, argument: string | null): void {
  const by = command.program === 'chmod' ? 'chmod' : 'creation'
  const sticky = argument !== null && /^[0-7]?1[0-7]{3}$/.test(argument)
  if (path !== null && SHARED_DIRECTORIES.includes(path) && sticky) return
  if (grantsWorldWrite(argument) === true) world.log.worldWritable.push({ path, by, range: command.range })
}

/** The first word of chmod and chown may be followed by options. */
const VALUED_REFERENCE = ['--reference', '--from']

/** `chmod -x file`: a mode that looks like an option. */
function chmodWords(args: readonly (string | null)[]): { recursive: boolean; words: (string | null)[] } {
  const words: (string | null)[] = []
  let recursive = false
  for (const word of args) {
    if (word === '-R' || word === '--recursive') recursive = true
    else if (word !== null && /^-[vcfR]+$/.test(word)) recursive ||= word.includes('R')
    else if (
      word !== null &&
      (word === '--' ||
        /^--(verbose|changes|silent|quiet|preserve-root|no-preserve-root|reference)/.test(word))
    )
      continue
    else words.push(word)
  }
  return { recursive, words }
}

export const chmod: Effect = (command, args, world) => {
  const { recursive, words } = chmodWords(args)
  const [mode = null, ...targets] = words
  for (const word of targets) {
    for (const path of targetsOf(world, command, word, recursive)) setMode(world, command, path, mode)
    const path = pathOf(command, word)
    if (path === null || !world.tree.entries.has(path)) noteWorldWrite(world, command, path, mode)
  }
  return 'unknown'
}

/** The listed paths a word stands for: the path itself, what matches its glob, and under -R all below. */
function targetsOf(world: World, command: Executed, word: string | null, recursive: boolean): string[] {
  const path = pathOf(command, word)
  if (path === null) return []
  const roots = /[*?[]/.test(path) ? matchingPaths(world.tree, path) : [path]
  const found = roots.flatMap((root) => (recursive ? below(world.tree, root) : [root]))
  return found.filter((each) => world.tree.entries.has(each))
}

export const chown: Effect = (command, args, world) => {
  const given = readArguments(args, VALUED_REFERENCE)
  if (given.has('--reference')) return 'unknown'
  const recursive = given.has('-R', '--recursive')
  const [spec = null, ...targets] = given.positionals
  if (isRoot(world.user) === false) return denied(world, command, 'chown: changing ownership')
  const user = chownUser(world, spec ?? '')
  const owner = spec === null ? { name: null, uid: null, known: null } : ownerOf(world.accounts, user)
  const { group } = splitOwner(spec ?? '')
  if (groupMissing(world, group))
    return failed(world, command, 'unknown-group', `chown: invalid group: '${spec}'`)
  if (owner.known === false && user !== '')
    return failed(world, command, 'unknown-user', `chown: invalid user: '${spec}'`)
  for (const word of targets) {
    const path = pathOf(command, word)
    if (path !== null && !/[*?[]/.test(path) && exists(world.tree, path) === 'no') {
      return failed(
        world,
        command,
        'file-missing',
        `chown: cannot access '${word}': No such file or directory`,
      )
    }
    if (user === '') continue
    if (
      path !== null &&
      !world.tree.entries.has(path) &&
      exists(world.tree, path) !== 'no' &&
      !/[*?[]/.test(path)
    )
      adopt(world, path)
    for (const each of targetsOf(world, command, word, recursive)) {
      const entry = world.tree.entries.get(each)!
      setEntry(world.tree, each, { ...entry, owner: { name: owner.name, uid: owner.uid } })
    }
  }
  return 'unknown'
}

/** The image certainly has no group of that name. */
export function groupMissing({ accounts }: World, group: string | null): boolean {
  return (
    group !== null && group !== '' && accounts.complete && !/^\d+$/.test(group) && !accounts.groups.has(group)
  )
}

/** chown also takes the old `user.group`, where no account has the dot in its name. */
function chownUser(world: World, spec: string): string {
  const { user } = splitOwner(spec)
  return world.accounts.users.has(user) || !user.includes('.') ? user : user.slice(0, user.indexOf('.'))
}

/** A directory of the base image that the file now changes: from here on it is listed. */
function adopt(world: World, path: string): void {
  setEntry(
    world.tree,
    path,
    newEntry(world, 'directory', { mode: null, fresh: false, owner: { name: null, uid: null } }),
  )
}

export function failed(
  world: World,
  command: Executed,
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

export const install: Effect = (command, args, world) => {
  const given = readArguments(args, [
    '-o',
    '--owner',
    '-g',
    '--group',
    '-m',
    '--mode',
    '-t',
    '--target-directory',
    '-S',
    '--suffix',
  ])
  const named = given.get('-o', '--owner')
  const owner = named === undefined ? world.user : ownerOf(world.accounts, named)
  if ('known' in owner && owner.known === false)
    return failed(world, command, 'unknown-user', `install: invalid user: '${named}'`)
  const group = given.get('-g', '--group')
  if (groupMissing(world, group ?? null)) {
    return failed(world, command, 'unknown-group', `install: invalid group: '${group}'`)
  }
  if (named !== undefined && isRoot(world.user) === false)
    return denied(world, command, 'install: cannot change ownership')
  const mode = given.get('-m', '--mode')
  const bits = mode == null ? 0o755 : applyMode(mode, 0, given.has('-d', '--directory'))
  const entry = { owner: { name: owner.name, uid: owner.uid }, mode: mode === null ? null : bits }
  const directories = given.has('-d', '--directory')
  const target = given.get('-t', '--target-directory')
  const words = directories || target !== undefined ? given.positionals : given.positionals.slice(0, -1)
  const destination = target === undefined ? given.positionals.at(-1) : target
  for (const word of words) {
    const source = pathOf(command, word)
    const path = directories
      ? source
      : destinationOf(world, command, destination ?? null, source, target !== undefined || words.length > 1)
    if (path === null) continue
    const old = source === null ? undefined : world.tree.entries.get(source)
    if (mode != null) noteWorldWrite(world, command, path, mode)
    if (directories) putDirectories(world.tree, path, newEntry(world, 'directory', { owner: world.user }))
    write(
      world,
      path,
      directories
        ? newEntry(world, 'directory', entry)
        : {
            ...newEntry(world, 'file'),
            context: old?.context ?? null,
            content: old?.content ?? null,
            secret: old?.secret ?? false,
            ...entry,
          },
    )
  }
  return 'unknown'
}

/** Where `cp source destination` puts it. */
function destinationOf(
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

function copyOrMove(move: boolean): Effect {
  return (command, args, world) => {
    const given = readArguments(args, ['-t', '--target-directory', '-S', '--suffix', '--backup'])
    const target = given.get('-t', '--target-directory')
    const sources = target === undefined ? given.positionals.slice(0, -1) : given.positionals
    const destination = target === undefined ? (given.positionals.at(-1) ?? null) : target
    const keep = move || given.has('-a', '--archive', '-p', '--preserve')
    for (const word of sources) {
      const source = pathOf(command, word)
      const to = destinationOf(
        world,
        command,
        destination,
        source,
        target !== undefined || sources.length > 1,
      )
      if (source !== null && to !== null) transfer(world, source, to, keep)
      if (move && command.certain && source !== null) remove(world.tree, source)
    }
    return 'unknown'
  }
}

/** Copies what is listed at and below `source`; a secret stays one under its new name. */
function transfer(world: World, source: string, to: string, keepOwner: boolean): void {
  const secret = world.secretMounts.some((mount) => isInside(mount, source))
  const listed = below(world.tree, source)
  if (listed.length === 0) write(world, to, newEntry(world, 'file', { mode: null, secret }))
  for (const path of listed) {
    const entry = world.tree.entries.get(path)!
    const owner = keepOwner ? entry.owner : world.user
    write(world, to + path.slice(source.length), {
      ...entry,
      owner,
      made: world.made,
      secret: entry.secret || secret,
    })
  }
}

export const cp = copyOrMove(false)
export const mv = copyOrMove(true)

export const rm: Effect = (command, args, world) => {
  const { positionals } = readArguments(args, [])
  for (const word of positionals) {
    const path = pathOf(command, word)
    if (path === null || !command.certain) continue
    removeAt(world, path)
  }
  return 'unknown'
}

/** `find DIR … -name '*.py' -delete` takes the files of that name, without -name all of them. */
function findDelete(command: Executed, args: readonly (string | null)[], world: World): void {
  const root = pathOf(command, args[0] ?? null)
  if (root === null || !command.certain) return
  const at = args.findIndex((word) => word === '-name' || word === '-iname')
  const pattern = at === -1 ? '*' : args[at + 1]
  if (pattern == null) return
  const test = globTest(pattern)
  for (const path of below(world.tree, root)) {
    if (test(baseName(path)) && world.tree.entries.get(path)?.kind === 'file') removeAt(world, path)
  }
  if (at === -1) removeAt(world, root)
}

/** `find DIR … -exec chmod 777 {} +`: the command over everything below; other uses change nothing that is modelled. */
export const find: Effect = (command, args, world) => {
  const at = args.findIndex((word) => word === '-exec' || word === '-execdir')
  if (at === -1) {
    if (args.includes('-delete')) findDelete(command, args, world)
    return 'unknown'
  }
  const [program = null, ...words] = args.slice(at + 1).filter((word) => word !== ';' && word !== '+')
  const effect = program === 'chmod' ? chmod : program === 'chown' ? chown : null
  if (!effect) return null
  const root = args[0]?.startsWith('-') ? '.' : (args[0] ?? '.')
  return effect({ ...command, program }, ['-R', ...words.map((word) => (word === '{}' ? root : word))], world)
}

/** Removes what a path or pattern names: listed entries, and the packages whose files lie there. */
function removeAt(world: World, path: string): void {
  const roots = /[*?[]/.test(path) ? matchingPaths(world.tree, path) : [path]
  for (const root of roots) remove(world.tree, root)
  // The interpreter's version plays no part, written out or as a pattern: `/usr/local/lib/python3*/site-packages`.
  const plain = path.replace(/\/python3[^/]*/, '/python3')
  for (const place of world.places) {
    if (place === '/') continue
    if (isInside(plain, place) || plain === `${place}/*`)
      dropPackages(world, (each) => each.location === place)
    else if (isInside(place, plain))
      dropPackages(
        world,
        (each) => each.location === place && plain === `${place}/${each.name.replaceAll('-', '_')}`,
      )
  }
}

function dropPackages(world: World, gone: (each: InstalledPackage) => boolean): void {
  for (const [key, each] of world.installed) if (gone(each)) world.installed.delete(key)
}

export const touch: Effect = (command, args, world) => {
  for (const word of readArguments(args, ['-d', '--date', '-r', '--reference', '-t']).positionals) {
    const path = pathOf(command, word)
    if (path !== null && !world.tree.entries.has(path))
      write(world, path, newEntry(world, 'file', { content: '', size: 0 }))
  }
  return 'unknown'
}

export const ln: Effect = (command, args, world) => {
  const { positionals } = readArguments(args, ['-t', '--target-directory', '-S', '--suffix'])
  const [source = null, target = null] = positionals
  const path = destinationOf(world, command, target, source, false)
  if (path !== null) write(world, path, newEntry(world, 'symlink', { content: source }))
  return 'unknown'
}

export const truncate: Effect = (command, args, world) => {
  for (const word of readArguments(args, ['-s', '--size', '-r', '--reference']).positionals) {
    const path = pathOf(command, word)
    const entry = path === null ? undefined : world.tree.entries.get(path)
    if (entry && command.certain)
      setEntry(world.tree, path!, { ...entry, content: null, context: null, size: null })
  }
  return 'unknown'
}

/** `cat` of a file that is certainly not there ends the script. */
export const cat: Effect = (command, args, world) => {
  for (const word of args) {
    const path = word?.startsWith('-') ? null : pathOf(command, word)
    if (path !== null && !/[*?[]/.test(path) && exists(world.tree, path) === 'no') {
      return failed(world, command, 'file-missing', `cat: ${word}: No such file or directory`)
    }
  }
  return 'unknown'
}

export const tee: Effect = (command, args, world) => {
  for (const word of readArguments(args, []).positionals) {
    const path = pathOf(command, word)
    if (path !== null) write(world, path, newEntry(world, 'file'))
  }
  return 'unknown'
}
