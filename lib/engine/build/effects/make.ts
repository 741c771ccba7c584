import { readArguments } from '../arguments.ts'
import { setEntry } from '../tree.ts'
import type { Executed } from '../types.ts'
import type { World } from '../world.ts'
import { named, type Effect, type Effects } from './effect.ts'
import { pathOf, spill, writeFile } from './support.ts'

/** Options of make that take a value. Source: make(1). */
const MAKE_VALUES = ['-C', '--directory', '-f', '--file', '--makefile', '-I', '-o', '-W', '-l', '-O']
/** Targets that by convention build in the working directory. Source: GNU Coding Standards, "Standard Targets". */
const BUILD_TARGETS = [
  'all',
  'build',
  'check',
  'test',
  'tests',
  'clean',
  'distclean',
  'depend',
  'docs',
  'html',
  'release',
]
const INSTALL_TARGET = /^(?:\w+[-_])?install(?:[-_][\w-]+)?$/

/** `make`, `make -j4 install PREFIX=/usr`: it builds where it stands; `install` writes below its prefix. */
const make: Effect = (command, args, world) => {
  // -j may stand alone, with a number behind it or one attached.
  const words = args.filter((word, at) => !isAside(command, args, word, at))
  const given = readArguments(words, MAKE_VALUES)
  if (given.has('-n', '--dry-run', '-v', '--version', '-q')) return 'unknown'
  const place = given.get('-C', '--directory')
  const cwd = place === undefined ? command.cwd : pathOf(command, place)
  const settings = given.positionals.filter((word) => word?.includes('='))
  const targets = given.positionals.filter((word) => !word?.includes('='))
  const installs = targets.some((word) => word !== null && INSTALL_TARGET.test(word))
  const others = targets.filter(
    (word) => word === null || (!BUILD_TARGETS.includes(word) && !INSTALL_TARGET.test(word)),
  )
  // A target of the project's own may do anything.
  if (others.some((word) => word === null || !/^[\w./-]+\.(?:o|a|so|elf|bin|exe)$/.test(word))) return null
  spill(world, cwd)
  if (installs) spill(world, prefixOf(command, settings))
  return 'unknown'
}

/** make's `-j`, `-j8`, `-j $(nproc)` and settings such as `"CFLAGS=$FLAGS"`: they do not change where it writes. */
function isAside(
  command: Executed,
  args: readonly (string | null)[],
  word: string | null,
  at: number,
): boolean {
  const before = args[at - 1]
  if (word === null)
    return before === '-j' || /^(?:-j|(?!DESTDIR|prefix|PREFIX)[A-Za-z_]\w*=)/.test(rawOf(command, at))
  return /^(?:-[skBw]*j\d*|--jobs(?:=.*)?)$/.test(word) || (before === '-j' && /^\d+$/.test(word))
}

/** An argument as written, without quotes: of a word nobody knows, its beginning may tell enough. */
function rawOf({ words }: Executed, at: number): string {
  return words[at + 1]?.raw.replaceAll('"', '') ?? ''
}

function prefixOf(command: Executed, settings: readonly (string | null)[]): string | null {
  const setting = settings.find((word) => word !== null && /^(?:DESTDIR|PREFIX|prefix)=/.test(word))
  const named = setting?.slice(setting.indexOf('=') + 1)
  return named === undefined || named === '' ? '/usr/local' : pathOf(command, named)
}

/** `./configure --prefix=/usr`: files in the working directory now, and what make installs later below the prefix. */
const configure: Effect = (command, args, world) => {
  const { options } = readArguments(args, ['--prefix'])
  spill(world, command.cwd)
  const prefix = options.get('--prefix')
  if (prefix !== undefined) world.tree.opaque.add(pathOf(command, prefix) ?? '/')
  return 'unknown'
}

const CMAKE_VALUES = [
  '-B',
  '-S',
  '-G',
  '-D',
  '-C',
  '-A',
  '-T',
  '--build',
  '--install',
  '--prefix',
  '--target',
  '-t',
]

/** `cmake -S . -B build`, `cmake --build build [--target install]`, `cmake --install build [--prefix DIR]`. */
const cmake: Effect = (command, args, world) => {
  const given = readArguments(args, [
    ...CMAKE_VALUES,
    '-j',
    '--config',
    '--parallel',
    '--preset',
    '--component',
  ])
  if (given.has('-P', '-E')) return null
  const place = given.get('--build', '--install', '-B')
  spill(world, place === undefined ? command.cwd : pathOf(command, place))
  const prefix = given.get('--prefix') ?? cmakePrefix([...given.all('-D')])
  if (prefix !== undefined) world.tree.opaque.add(pathOf(command, prefix) ?? '/')
  if (given.has('--install') || /install/.test(given.get('--target', '-t') ?? ''))
    spill(world, pathOf(command, prefix ?? '/usr/local'))
  return 'unknown'
}

function cmakePrefix(settings: readonly (string | null)[]): string | null | undefined {
  const setting = settings.find((word) => word === null || word.startsWith('CMAKE_INSTALL_PREFIX'))
  return setting === undefined ? undefined : (setting?.replace(/^[^=]*=/, '') ?? null)
}

/** `ninja -C build install`, `meson setup build`, `meson install -C build`, `scons`. */
const ninja: Effect = (command, args, world) => {
  const given = readArguments(args, ['-C', '-j', '-f', '-k', '-l', '--prefix', '-t'])
  const place = given.get('-C')
  spill(world, place === undefined ? command.cwd : pathOf(command, place))
  const prefix = given.get('--prefix')
  if (prefix !== undefined) world.tree.opaque.add(pathOf(command, prefix) ?? '/')
  if (given.positionals.includes('install')) spill(world, '/usr/local')
  return 'unknown'
}

/** `strip FILE…`, `upx FILE`, `patchelf … FILE`: the same files with other bytes. */
const rewrite: Effect = (command, args, world) => {
  const given = readArguments(args, [
    '-R',
    '-K',
    '-N',
    '-o',
    '--set-rpath',
    '--set-interpreter',
    '--add-needed',
  ])
  for (const word of given.positionals) {
    const path = pathOf(command, word)
    const entry = path === null ? undefined : world.tree.entries.get(path)
    if (entry?.kind === 'file') setEntry(world.tree, path!, shrunk(world, entry))
    else if (entry === undefined) world.log.unknownSize = true
  }
  return 'unknown'
}

type Entry = NonNullable<ReturnType<World['tree']['entries']['get']>>

/** What it loses is not worked out: no more than it had. */
function shrunk(world: World, entry: Entry): Entry {
  return { ...entry, content: null, context: null, estimated: true, made: world.made }
}

/** Tools that fill the working directory with what they generate. */
const here: Effect = (command, _args, world) => {
  spill(world, command.cwd)
  return 'unknown'
}

/** `ldconfig` writes an index of libraries; musl has none. */
const LIBRARY_INDEX_BYTES = 20_000

const ldconfig: Effect = (command, args, world) => {
  if (world.family === 'alpine' || args.includes('-p')) return 'unknown'
  const entry = { size: LIBRARY_INDEX_BYTES, estimated: true, content: null, context: null }
  writeFile(world, command, '/etc/ld.so.cache', entry)
  return 'unknown'
}

export const makeEffects: Effects = {
  ...named(['make', 'gmake', 'bmake'], make),
  ...named(['configure', 'Configure', 'autogen.sh'], configure),
  ...named(
    ['autoreconf', 'autoconf', 'automake', 'aclocal', 'libtoolize', 'autoheader', 'phpize', 'qmake'],
    here,
  ),
  cmake,
  ...named(['ninja', 'meson', 'samu', 'scons'], ninja),
  ...named(['strip', 'upx', 'patchelf', 'objcopy', 'ranlib'], rewrite),
  ldconfig,
}
