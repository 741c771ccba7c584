import { isInside } from '../../dockerfile/paths.ts'
import { readArguments } from '../arguments.ts'
import { isRoot, ownerOf, splitOwner } from '../accounts.ts'
import { applyMode, grantsWorldWrite } from '../modes.ts'
import { below, followLinks, matchingPaths, setEntry } from '../tree.ts'
import type { Executed, Owner } from '../types.ts'
import { newEntry, type World } from '../world.ts'
import type { Effect, Effects } from './effect.ts'
import { denied, failed, groupMissing, isMissing, noSuchFile, pathOf } from './support.ts'

/** Changes the mode of one listed path. */
export function setMode(world: World, command: Executed, path: string, argument: string | null): void {
  const entry = world.tree.entries.get(path)
  noteWorldWrite(world, command, path, argument)
  if (!entry) return
  const mode =
    argument === null
      ? null
      : applyMode(argument, entry.mode, entry.kind === 'directory', world.umask ?? undefined)
  setEntry(world.tree, path, { ...entry, mode })
}

/** /tmp is there for everyone, and its sticky bit keeps users apart. */
const SHARED_DIRECTORIES = ['/tmp', '/var/tmp']

export function noteWorldWrite(
  world: World,
  command: Executed,
  path: string | null,
  argument: string | null,
): void {
  const by = command.program === 'chmod' ? 'chmod' : 'creation'
  const sticky = argument !== null && /^[0-7]?1[0-7]{3}$/.test(argument)
  if (path !== null && SHARED_DIRECTORIES.includes(path) && sticky) return
  if (grantsWorldWrite(argument, world.umask ?? undefined) === true)
    world.log.worldWritable.push({ path, by, range: command.range })
}

const CHMOD_LONG = /^--(?:verbose|changes|silent|quiet|preserve-root|no-preserve-root)$/

/** `chmod -x file`: a mode that looks like an option. */
function chmodWords(args: readonly (string | null)[]): {
  recursive: boolean
  /** The file whose mode is taken over. */
  reference: string | null
  words: (string | null)[]
} {
  const words: (string | null)[] = []
  let recursive = false
  let reference: string | null = null
  for (const word of args) {
    if (word === '--' || (word !== null && CHMOD_LONG.test(word))) continue
    if (word === '-R' || word === '--recursive') recursive = true
    else if (word?.startsWith('--reference=')) reference = word.slice('--reference='.length)
    else if (word !== null && /^-[vcfR]+$/.test(word)) recursive ||= word.includes('R')
    else words.push(word)
  }
  return { recursive, reference, words }
}

function modeOf(world: World, command: Executed, word: string): string | null {
  const path = pathOf(command, word)
  const mode = path === null ? null : (followLinks(world.tree, path)?.mode ?? null)
  return mode === null ? null : mode.toString(8)
}

const chmod: Effect = (command, args, world) => {
  const { recursive, reference, words } = chmodWords(args)
  const [mode = null, ...targets] = reference === null ? words : [modeOf(world, command, reference), ...words]
  for (const word of targets) {
    const path = pathOf(command, word)
    if (isGone(world, path)) return noSuchFile(world, command, `chmod: cannot access '${word}'`)
    for (const each of targetsOf(world, command, word, recursive)) setMode(world, command, each, mode)
    if (path === null || !world.tree.entries.has(path)) noteWorldWrite(world, command, path, mode)
  }
  return 'unknown'
}

/** A path without a pattern at which there is surely nothing. */
export function isGone(world: World, path: string | null): boolean {
  return path !== null && !/[*?[]/.test(path) && isMissing(world, path)
}

/** The listed paths a word stands for: the path itself, what matches its glob, and under -R all below. */
function targetsOf(world: World, command: Executed, word: string | null, recursive: boolean): string[] {
  const path = pathOf(command, word)
  if (path === null) return []
  const roots = /[*?[]/.test(path) ? matchingPaths(world.tree, path) : [path]
  const found = roots.flatMap((root) => (recursive ? below(world.tree, root) : [root]))
  return found.filter((each) => world.tree.entries.has(each))
}

/** The first word of chown may be followed by options. */
const VALUED_REFERENCE = ['--reference', '--from']

const chown: Effect = (command, args, world) => {
  const given = readArguments(args, VALUED_REFERENCE)
  const recursive = given.has('-R', '--recursive')
  const reference = given.get('--reference')
  const [spec = null, ...targets] = reference === undefined ? given.positionals : [null, ...given.positionals]
  if (isRoot(world.user) === false) return denied(world, command, 'chown: changing ownership')
  const user = chownUser(world, spec ?? '')
  const owner = spec === null ? ownerLike(world, command, reference ?? null) : ownerOf(world.accounts, user)
  if (groupMissing(world, splitOwner(spec ?? '').group))
    return failed(world, command, 'unknown-group', `chown: invalid group: '${spec}'`)
  if (owner.known === false && user !== '')
    return failed(world, command, 'unknown-user', `chown: invalid user: '${spec}'`)
  for (const word of targets) {
    if (isGone(world, pathOf(command, word)))
      return noSuchFile(world, command, `chown: cannot access '${word}'`)
    if (user !== '' || spec === null) giveTo(world, command, word, recursive, owner)
  }
  return 'unknown'
}

function ownerLike(world: World, command: Executed, word: string | null): Owner & { readonly known: null } {
  const path = pathOf(command, word)
  const entry = path === null ? undefined : followLinks(world.tree, path)
  return { name: entry?.owner.name ?? null, uid: entry?.owner.uid ?? null, known: null }
}

function giveTo(
  world: World,
  command: Executed,
  word: string | null,
  recursive: boolean,
  owner: Owner,
): void {
  const path = pathOf(command, word)
  if (path !== null && !/[*?[]/.test(path) && !world.tree.entries.has(path)) adopt(world, path)
  for (const each of targetsOf(world, command, word, recursive)) {
    const entry = world.tree.entries.get(each)!
    setEntry(world.tree, each, { ...entry, owner: { name: owner.name, uid: owner.uid } })
  }
}

/** chown also takes the old `user.group`, where no account has the dot in its name. */
function chownUser(world: World, spec: string): string {
  const { user } = splitOwner(spec)
  return world.accounts.users.has(user) || !user.includes('.') ? user : user.slice(0, user.indexOf('.'))
}

/** A directory of the base image that the file now changes: from here on it is listed. */
function adopt(world: World, path: string): void {
  if (world.mounts.some((mount) => isInside(mount, path))) return
  const unknown = { mode: null, fresh: false, owner: { name: null, uid: null } }
  setEntry(world.tree, path, newEntry(world, 'directory', unknown))
}

const chgrp: Effect = (command, args, world) => {
  const { positionals } = readArguments(args, ['--reference'])
  const [group = null, ...targets] = positionals
  if (groupMissing(world, group))
    return failed(world, command, 'unknown-group', `chgrp: invalid group: '${group}'`)
  const gone = targets.find((word) => isGone(world, pathOf(command, word)))
  return gone === undefined ? 'unknown' : noSuchFile(world, command, `chgrp: cannot access '${gone}'`)
}

/** Extended attributes: the file is a new one for its layer, with the same bytes. */
const touchMetadata: Effect = (command, args, world) => {
  for (const word of args) {
    const path = word?.startsWith('-') ? null : pathOf(command, word)
    const entry = path === null ? undefined : world.tree.entries.get(path)
    if (entry?.kind === 'file') setEntry(world.tree, path!, { ...entry })
  }
  return 'unknown'
}

export const permissionEffects: Effects = {
  chmod,
  chown,
  chgrp,
  setcap: touchMetadata,
  setfacl: touchMetadata,
}
