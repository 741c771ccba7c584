import { baseName, isInside, parentPath } from '../../dockerfile/paths.ts'
import { readArguments } from '../arguments.ts'
import { isRoot, ownerOf } from '../accounts.ts'
import { takePackages } from '../copy/packages.ts'
import { applyMode } from '../modes.ts'
import { below, exists, isDirectory, isOpaque, putDirectories } from '../tree.ts'
import type { Executed, FileEntry } from '../types.ts'
import { newEntry, type World } from '../world.ts'
import { harmless, type Effect, type Effects, type Status } from './effect.ts'
import { removeAt } from './files.ts'
import { isGone, noteWorldWrite } from './permissions.ts'
import {
  denied,
  destinationOf,
  failed,
  fill,
  groupMissing,
  isMissing,
  noSuchFile,
  pathOf,
  spill,
  write,
} from './support.ts'

type Transfer = { readonly keepOwner: boolean; readonly recursive: boolean }

function copyOrMove(move: boolean): Effect {
  return (command, args, world) => {
    const given = readArguments(args, ['-t', '--target-directory', '-S', '--suffix', '--backup'])
    const target = given.get('-t', '--target-directory')
    const sources = target === undefined ? given.positionals.slice(0, -1) : given.positionals
    const destination = target === undefined ? (given.positionals.at(-1) ?? null) : target
    const how: Transfer = {
      keepOwner: move || given.has('-a', '--archive', '-p', '--preserve'),
      recursive: move || given.has('-a', '--archive', '-r', '-R', '--recursive'),
    }
    const into = (target !== undefined || sources.length > 1) && !given.has('-T', '--no-target-directory')
    for (const word of sources) {
      const status = copyOne(world, command, { word, destination, into }, how)
      if (status !== null) return status
      const source = pathOf(command, word)
      if (move && command.certain && source !== null) removeAt(world, source)
    }
    return 'unknown'
  }
}

type Pair = { readonly word: string | null; readonly destination: string | null; readonly into: boolean }

/** Copies one source; a status where that surely fails. */
function copyOne(
  world: World,
  command: Executed,
  { word, destination, into }: Pair,
  how: Transfer,
): Status | null {
  const source = pathOf(command, word)
  const name = command.program ?? 'cp'
  const place = pathOf(command, destination)
  if (isGone(world, source)) return noSuchFile(world, command, `${name}: cannot stat '${word}'`)
  if (!how.recursive && source !== null && world.tree.entries.get(source)?.kind === 'directory')
    return failed(world, command, 'run-fails', `${name}: -r not specified; omitting directory '${word}'`)
  // A pattern that matches nothing listed, or a word nobody knows.
  if (source === null || /[*?[]/.test(source)) {
    // `cp target/*.jar /app.jar`: where no directory is, it can only be one file.
    const file = !into && place !== null && !destination!.endsWith('/') && exists(world.tree, place) === 'no'
    if (file) write(world, place, newEntry(world, 'file', { mode: null }))
    else spill(world, place)
    if (how.recursive && source !== null && baseName(source) === '*')
      carryPackages(world, command, parentPath(source), place)
    return null
  }
  // What a pattern matches in a directory that is not listed in full is more than what is listed.
  const globbed = command.words.some(({ parts }) => parts.some(({ kind }) => kind === 'glob'))
  if (globbed && place !== null && isOpaque(world.tree, source)) world.tree.opaque.add(place)
  const inside = /(?:^|\/)\.$/.test(word!)
  const to = inside ? place : destinationOf(world, command, destination, source, into)
  if (to === null) spill(world, place)
  else if (isMissing(world, parentPath(to)))
    return noSuchFile(world, command, `${name}: cannot create regular file '${destination}'`)
  else {
    transfer(world, source, to, how)
    if (how.recursive) carryPackages(world, command, source, to)
  }
  return null
}

/** The packages below what is copied are there a second time; whether they are is as sure as the command itself. */
function carryPackages(world: World, { certain }: Executed, source: string, to: string | null): void {
  if (to === null) return
  const packages = [...world.installed.values()].map((each) => ({
    ...each,
    certain: each.certain && certain,
  }))
  takePackages({ packages, venvs: world.venvs }, source, to, world)
}

/** A copy of something nobody lists: a file of unknown bytes; with -r, and for mv, it may as well be a directory. */
function writeUnlisted(world: World, source: string, to: string, recursive: boolean, secret: boolean): void {
  const entry = world.tree.entries.get(to)
  const file = !recursive || secret || baseName(parentPath(to)) === 'bin'
  if (entry?.kind === 'directory') fill(world, to, `cp ${baseName(source)}`)
  else if (!file) {
    world.tree.opaque.add(to)
    world.log.unknownSize = true
  } else if (!entry)
    write(world, to, newEntry(world, 'file', { mode: null, secret, ...knownSize(world, source) }))
}

/** Zone files are a few kilobytes. Source: the package tzdata. */
const ZONE_BYTES = 2000

/** Bytes of a file of the base image, where facts about it say; of /dev/null comes an empty file. */
function knownSize({ facts }: World, path: string): Pick<FileEntry, 'size' | 'estimated'> {
  if (path === '/dev/null') return { size: 0, estimated: false }
  if (path.startsWith('/usr/share/zoneinfo/')) return { size: ZONE_BYTES, estimated: true }
  const size = facts && Object.hasOwn(facts.files, path) ? facts.files[path]! : null
  return size === null || size.basis === 'unknown'
    ? { size: null, estimated: false }
    : { size: size.bytes, estimated: size.basis === 'estimated' }
}

/** Copies what is listed at and below `source`; a secret stays one under its new name. */
function transfer(world: World, source: string, to: string, { keepOwner, recursive }: Transfer): void {
  const secret = world.secretMounts.some((mount) => isInside(mount, source))
  const listed = below(world.tree, source)
  if (listed.length === 0) return writeUnlisted(world, source, to, recursive, secret)
  for (const path of listed) {
    const entry = world.tree.entries.get(path)!
    const owner = keepOwner ? entry.owner : world.user
    const copy = { ...entry, owner, made: world.made, secret: entry.secret || secret }
    write(world, to + path.slice(source.length), copy)
  }
  // Picked first: what is added to a set while it is walked would be walked too.
  const inside = [...world.tree.opaque].filter((each) => isInside(source, each))
  for (const each of inside) world.tree.opaque.add(to + each.slice(source.length))
}

/** `install -d DIR…`, `install -m 755 SOURCE… DESTINATION`. Source: install(1). */
const INSTALL_VALUES = [
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
]

const install: Effect = (command, args, world) => {
  const given = readArguments(args, INSTALL_VALUES)
  const named = given.get('-o', '--owner')
  const owner = named === undefined ? { ...world.user, known: true } : ownerOf(world.accounts, named)
  if (owner.known === false)
    return failed(world, command, 'unknown-user', `install: invalid user: '${named}'`)
  const group = given.get('-g', '--group')
  if (groupMissing(world, group ?? null))
    return failed(world, command, 'unknown-group', `install: invalid group: '${group}'`)
  if (named !== undefined && isRoot(world.user) === false)
    return denied(world, command, 'install: cannot change ownership')
  const mode = given.get('-m', '--mode')
  const directories = given.has('-d', '--directory')
  const bits = mode == null ? 0o755 : applyMode(mode, 0, directories)
  const made = { owner: { name: owner.name, uid: owner.uid }, mode: mode === null ? null : bits }
  const target = given.get('-t', '--target-directory')
  const words = directories || target !== undefined ? given.positionals : given.positionals.slice(0, -1)
  const destination = target === undefined ? (given.positionals.at(-1) ?? null) : target
  const into = target !== undefined || words.length > 1
  for (const word of words) {
    const source = pathOf(command, word)
    const path = directories ? source : destinationOf(world, command, destination, source, into)
    if (path === null) continue
    if (!directories && isGone(world, source))
      return noSuchFile(world, command, `install: cannot stat '${word}'`)
    if (!directories && !given.has('-D') && isMissing(world, parentPath(path)))
      return noSuchFile(world, command, `install: cannot create regular file '${destination}'`)
    if (mode != null) noteWorldWrite(world, command, path, mode)
    if (directories) installDirectory(world, path, made)
    else installFile(world, source, path, made)
  }
  return 'unknown'
}

type Made = Pick<FileEntry, 'owner' | 'mode'>

function installDirectory(world: World, path: string, made: Made): void {
  putDirectories(world.tree, path, newEntry(world, 'directory', { owner: world.user }))
  const { fresh } = world.tree.entries.get(path) ?? { fresh: false }
  write(world, path, newEntry(world, 'directory', { ...made, fresh }))
}

function installFile(world: World, source: string | null, path: string, made: Made): void {
  const old = source === null ? undefined : world.tree.entries.get(source)
  const secret = source !== null && world.secretMounts.some((mount) => isInside(mount, source))
  write(world, path, {
    ...newEntry(world, 'file'),
    context: old?.context ?? null,
    ...(old?.compiled ? { compiled: old.compiled } : {}),
    content: old?.content ?? null,
    ...(source === null || old
      ? { size: old?.size ?? null, estimated: old?.estimated ?? false }
      : knownSize(world, source)),
    secret: secret || (old?.secret ?? false),
    ...made,
  })
}

/** `ln -s TARGET LINK`, `ln -sf TARGET… DIRECTORY`, `ln -s -t DIRECTORY TARGET…`. A hard link is the file once more. */
const ln: Effect = (command, args, world) => {
  const given = readArguments(args, ['-t', '--target-directory', '-S', '--suffix', '--backup'])
  const directory = given.get('-t', '--target-directory')
  const alone = directory === undefined && given.positionals.length === 1
  const targets = directory === undefined && !alone ? given.positionals.slice(0, -1) : given.positionals
  const destination = directory ?? (alone ? '.' : (given.positionals.at(-1) ?? null))
  const into = directory !== undefined || targets.length > 1 || alone
  const symbolic = given.has('-s', '--symbolic')
  for (const target of targets) {
    const path = linkPlace(
      world,
      command,
      destination,
      target,
      into && !given.has('-T', '--no-target-directory'),
    )
    if (path === null) continue
    if (isMissing(world, parentPath(path)))
      return noSuchFile(world, command, `ln: failed to create symbolic link '${destination}'`)
    const linked = symbolic ? undefined : pathOf(command, target)
    const same = linked == null ? undefined : world.tree.entries.get(linked)
    // The second name of a file brings no bytes of its own.
    if (same?.kind === 'file') write(world, path, { ...same, size: 0, estimated: false, made: world.made })
    else
      write(
        world,
        path,
        newEntry(world, symbolic ? 'symlink' : 'file', symbolic ? { content: target } : { size: 0 }),
      )
  }
  return 'unknown'
}

function linkPlace(
  world: World,
  command: Executed,
  destination: string | null,
  target: string | null,
  into: boolean,
): string | null {
  if (target !== null) return destinationOf(world, command, destination, pathOf(command, target), into)
  const path = pathOf(command, destination)
  return path === null || into || isDirectory(world.tree, path) ? null : path
}

/** `rsync -a SOURCE… DESTINATION`: what arrives is not worked out file by file. */
const rsync: Effect = (command, args, world) => {
  const given = readArguments(args, [
    '-e',
    '--rsh',
    '--exclude',
    '--include',
    '-f',
    '--filter',
    '--exclude-from',
  ])
  const destination = given.positionals.at(-1) ?? null
  if (destination?.includes(':')) return harmless(command, args, world)
  const path = pathOf(command, destination)
  if (path === null) spill(world, null)
  else {
    putDirectories(world.tree, path, newEntry(world, 'directory'))
    fill(world, path, `rsync ${baseName(given.positionals[0] ?? '')}`)
  }
  return 'unknown'
}

/** Files get other names in a directory: which ones is not worked out. */
const rename: Effect = (command, _args, world) => {
  if (command.cwd === null) return null
  world.tree.opaque.add(command.cwd)
  return 'unknown'
}

/** `scp host:file .` */
const scp: Effect = (command, args, world) => {
  const { positionals } = readArguments(args, ['-i', '-P', '-o', '-F', '-l', '-c', '-J', '-S'])
  const destination = positionals.at(-1) ?? null
  if (destination?.includes(':')) return 'unknown'
  const path = pathOf(command, destination)
  if (path !== null && !isDirectory(world.tree, path) && !destination!.endsWith('/'))
    write(world, path, newEntry(world, 'file'))
  else fill(world, path, 'scp')
  return 'unknown'
}

export const copyEffects: Effects = {
  cp: copyOrMove(false),
  mv: copyOrMove(true),
  install,
  ln,
  rsync,
  rename,
  scp,
}
