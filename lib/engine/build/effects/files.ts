import { isInside, parentPath, resolvePath } from '../../dockerfile/paths.ts'
import { readArguments } from '../arguments.ts'
import { utf8Length } from '../context.ts'
import {
  below,
  exists,
  followLinks,
  isDirectory,
  matchingPaths,
  putDirectories,
  remove,
  setEntry,
} from '../tree.ts'
import type { Executed, InstalledPackage } from '../types.ts'
import { newEntry, type World } from '../world.ts'
import { UNKNOWN_TEXT, type Effect, type Effects, type Status, type Text } from './effect.ts'
import { setMode } from './permissions.ts'
import { parseSize } from './sizes.ts'
import {
  denied,
  failed,
  isMissing,
  mayCreateIn,
  noSuchFile,
  pathOf,
  spill,
  write,
  writeFile,
} from './support.ts'

const mkdir: Effect = (command, args, world) => {
  const given = readArguments(args, ['-m', '--mode', '-Z', '--context'])
  const mode = given.get('-m', '--mode')
  const parents = given.has('-p', '--parents')
  for (const word of given.positionals) {
    const path = pathOf(command, word)
    if (path === null) continue
    if (exists(world.tree, path) !== 'yes' && mayCreateIn(world, path) === false)
      return denied(world, command, `mkdir: cannot create directory '${word}'`)
    if (!parents && isMissing(world, parentPath(path)))
      return noSuchFile(world, command, `mkdir: cannot create directory '${word}'`)
    putDirectories(world.tree, path, newEntry(world, 'directory'))
    if (mode !== undefined) setMode(world, command, path, mode)
  }
  if (parents) openKnownParts(command, world)
  return 'unknown'
}

/** `mkdir -p /app/media/$(date +%F)`: whatever the last part is, /app/media is there, and something in it. */
function openKnownParts({ argv, words, cwd }: Executed, world: World): void {
  for (const [at, word] of argv.entries()) {
    const [first] = word === null ? (words[at]?.parts ?? []) : []
    const text = first?.kind === 'literal' ? first.text : ''
    const known = resolvePath(cwd, text.slice(0, text.lastIndexOf('/') + 1) || null)
    if (known === null || known === '/') continue
    putDirectories(world.tree, known, newEntry(world, 'directory'))
    world.tree.opaque.add(known)
  }
}

/** `rm`, `unlink`: what is certainly run takes away what it names; a directory only with -r, also with -f. */
const rm: Effect = (command, args, world) => {
  const given = readArguments(args, [])
  const isDeep = given.has('-r', '-R', '-d', '--recursive', '--dir')
  let status: Status = 'unknown'
  for (const word of given.positionals) {
    const path = pathOf(command, word)
    if (path === null || !command.certain) continue
    if (!isDeep && holdsFiles(world, path)) status = refused(world, command, word ?? path)
    else if (isQuotedPattern(command, word)) remove(world.tree, path)
    else removeAt(world, path)
  }
  return status
}

/** What something lies in is a directory, listed or not. */
function holdsFiles({ tree }: World, path: string): boolean {
  return (
    isDirectory(tree, path) || [...(tree.children.get(path) ?? [])].some((each) => tree.entries.has(each))
  )
}

function refused(world: World, command: Executed, word: string): Status {
  return failed(world, command, 'is-directory', `rm: cannot remove '${word}': Is a directory`, word)
}

/** `rm -rf "/srv/*"`: in quotes a star is a star, and no file has such a name. */
function isQuotedPattern({ argv, words }: Executed, word: string | null): boolean {
  const parts = words[argv.indexOf(word)]?.parts ?? []
  const isLiteral = parts.length > 0 && parts.every(({ kind }) => kind === 'literal')
  return isLiteral && /[*?[]/.test(word ?? '')
}

/** Only empty directories; one of which that cannot be told stays. */
const rmdir: Effect = (command, args, world) => {
  for (const word of readArguments(args, []).positionals) {
    const path = pathOf(command, word)
    if (path !== null && command.certain && isEmptyDirectory(world, path)) remove(world.tree, path)
  }
  return 'unknown'
}

function isEmptyDirectory({ tree }: World, path: string): boolean {
  return tree.entries.get(path)?.kind === 'directory' && below(tree, path).length === 1
}

/** Removes what a path or pattern names: listed entries, and the packages whose files lie there. */
export function removeAt(world: World, path: string): void {
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

const touch: Effect = (command, args, world) => {
  const given = readArguments(args, ['-d', '--date', '-r', '--reference', '-t'])
  if (given.has('-c', '--no-create')) return 'unknown'
  for (const word of given.positionals) {
    const path = pathOf(command, word)
    if (path === null || exists(world.tree, path) === 'yes') continue
    if (isMissing(world, parentPath(path))) return noSuchFile(world, command, `touch: cannot touch '${word}'`)
    if (mayCreateIn(world, path) === false) return denied(world, command, `touch: cannot touch '${word}'`)
    write(world, path, newEntry(world, 'file', { content: '', size: 0 }))
  }
  return 'unknown'
}

/** `truncate -s 10M file`, `fallocate -l 1G file`. */
const resize =
  (...options: readonly string[]): Effect =>
  (command, args, world) => {
    const given = readArguments(args, [...options, '-r', '--reference', '-o', '--offset'])
    const size = parseSize(given.get(...options) ?? null)
    for (const word of given.positionals) {
      const path = pathOf(command, word)
      if (path === null || (given.has('-c', '--no-create') && !world.tree.entries.has(path))) continue
      const content = size === 0 ? '' : null
      writeFile(world, command, path, { content, context: null, size, estimated: false })
    }
    return 'unknown'
  }

/** `cat` of a file that is certainly not there ends the script. */
const cat: Effect = (command, args, world) => {
  for (const word of args) {
    const path = word?.startsWith('-') ? null : pathOf(command, word)
    if (path !== null && !/[*?[]/.test(path) && isMissing(world, path))
      return noSuchFile(world, command, `cat: ${word}`)
  }
  return 'unknown'
}

/** What a pipe or here-document brings goes into every file; `-a` puts it behind what is there. */
const tee: Effect = (command, args, world, input = () => UNKNOWN_TEXT) => {
  const given = readArguments(args, ['--output-error'])
  const append = given.has('-a', '--append')
  for (const word of given.positionals) {
    const path = pathOf(command, word)
    if (path === null) continue
    if (!path.startsWith('/dev/') && isMissing(world, parentPath(path)))
      return noSuchFile(world, command, `tee: ${word}`)
    const old = append ? followLinks(world.tree, path) : undefined
    writeFile(world, command, path, old ? joinTexts(old, input()) : input())
  }
  return 'unknown'
}

/** Longer texts are not kept, only their size. */
const MAX_TEXT = 262_144

/** One text behind the other, as far as both are known. */
export function joinTexts(first: Text, second: Text): Text {
  const size = first.size === null || second.size === null ? null : first.size + second.size
  const known = first.content !== null && second.content !== null && size !== null && size <= MAX_TEXT
  return {
    content: known ? `${first.content}${second.content}` : null,
    context: null,
    size,
    estimated: first.estimated || second.estimated,
    secret: first.secret || second.secret,
  }
}

/** `dd if=/dev/zero of=FILE bs=1M count=10`. Source: dd(1). */
const dd: Effect = (command, args, world) => {
  const operand = (name: string): string | null | undefined => {
    const word = args.find((each) => each?.startsWith(`${name}=`))
    return word == null ? (args.includes(null) ? null : undefined) : word.slice(name.length + 1)
  }
  const file = operand('of')
  if (file === undefined) return 'unknown'
  const block = parseSize(operand('bs') ?? '512')
  const count = parseSize(operand('count') ?? null)
  const endless = ['/dev/zero', '/dev/random', '/dev/urandom'].includes(operand('if') ?? '')
  const size = endless && block !== null && count !== null ? block * count : null
  const path = pathOf(command, file)
  if (path === null) spill(world, command.cwd)
  else writeFile(world, command, path, { content: null, context: null, size, estimated: false })
  return 'unknown'
}

/** A pipe or device weighs nothing. */
const mkfifo: Effect = (command, args, world) => {
  const { positionals } = readArguments(args, ['-m', '--mode'])
  for (const word of command.program === 'mknod' ? positionals.slice(0, 1) : positionals)
    writeFile(world, command, pathOf(command, word), { size: 0 })
  return 'unknown'
}

/** `mktemp -d /var/build.XXXX`: a new name that the model keeps as its pattern. */
const mktemp: Effect = (command, args, world) => {
  const given = readArguments(args, ['-p', '--suffix'])
  const path = given.has('-u', '--dry-run') ? null : temporaryPath(command.cwd, args)
  if (path === null || isDirectory(world.tree, path)) return 'unknown'
  if (given.has('-d', '--directory')) putDirectories(world.tree, path, newEntry(world, 'directory'))
  else writeFile(world, command, path, { content: '', size: 0, mode: 0o600 })
  return 'unknown'
}

/** The name mktemp makes, with its X in place of the random letters; null when it cannot be told. Source: mktemp(1). */
export function temporaryPath(cwd: string | null, args: readonly (string | null)[]): string | null {
  const given = readArguments(args, ['-p', '--suffix'])
  const [template = 'tmp.XXXXXXXXXX'] = given.positionals
  const inTmp = given.positionals.length === 0 || given.has('-t', '--tmpdir')
  const directory = given.get('-p', '--tmpdir') || (inTmp ? '/tmp' : cwd)
  return args.includes(null) ? null : resolvePath(directory, template)
}

const split: Effect = (command, _args, world) => {
  spill(world, command.cwd)
  return 'unknown'
}

/** A link of the base image may lead elsewhere, so only listed ones are looked at. */
const shred: Effect = (command, args, world) => {
  const given = readArguments(args, ['-n', '--iterations', '-s', '--size'])
  if (!given.has('-u', '--remove') || !command.certain) return 'unknown'
  for (const word of given.positionals) {
    const path = pathOf(command, word)
    if (path !== null) removeAt(world, path)
  }
  return 'unknown'
}

/** Other content in a listed file: worked out where that can be, else unknown and about as long as before. */
export function scramble(
  world: World,
  path: string,
  rewrite: (text: string) => string | null = () => null,
): void {
  const entry = world.tree.entries.get(path)
  if (entry?.kind !== 'file') return
  const content = entry.content === null ? null : rewrite(entry.content)
  // The same text is still the file of the context.
  const context = content === entry.content && content !== null ? entry.context : null
  const size = content === null ? entry.size : utf8Length(content)
  const estimated = content === null
  setEntry(world.tree, path, { ...entry, content, context, size, estimated, made: world.made })
}

export const fileEffects: Effects = {
  mkdir,
  rm,
  unlink: rm,
  rmdir,
  touch,
  truncate: resize('-s', '--size'),
  fallocate: resize('-l', '--length'),
  cat,
  tee,
  dd,
  mkfifo,
  mknod: mkfifo,
  mktemp,
  split,
  shred,
}
