import { baseName } from '../../dockerfile/paths.ts'
import { readArguments } from '../arguments.ts'
import { exists, putDirectories, remove } from '../tree.ts'
import type { Executed } from '../types.ts'
import { newEntry, type World } from '../world.ts'
import { named, type Effect, type Effects, type Status } from './effect.ts'
import { isGone } from './permissions.ts'
import { fill, isMissing, noSuchFile, pathOf, spill, writeFile } from './support.ts'
import { names } from '../names.ts'

type Words = readonly (string | null)[]

/** Options of tar that take a value. Sources: tar(1), bsdtar(1), busybox tar --help. */
const TAR_VALUES = names(
  '-f --file -C --directory -T --files-from -X --exclude-from --exclude --strip-components',
  '--owner --group --mode --transform --xform -I --format --use-compress-program -b',
  '--blocking-factor --one-top-level -s --mtime -K -N',
)

/** `tar xzf a.tgz`: the letters without a dash, whose values follow in order. */
function tarWords(args: Words): Words {
  const [first = null, ...rest] = args
  if (first === null || first.startsWith('-') || !/^[A-Za-z]+$/.test(first)) return args
  const words: (string | null)[] = []
  const open = [...rest]
  for (const letter of first) {
    words.push(`-${letter}`)
    if (TAR_VALUES.includes(`-${letter}`)) words.push(open.shift() ?? null)
  }
  return [...words, ...open]
}

const tar: Effect = (command, args, world) => {
  const given = readArguments(tarWords(args), TAR_VALUES)
  const archive = given.get('-f', '--file')
  if (given.has('-x', '--extract', '--get')) {
    if (given.has('-O', '--to-stdout')) return 'unknown'
    return unpack(world, command, archive ?? '-', lastDirectory(command, args), 'tar')
  }
  const writes = given.has('-c', '--create', '-r', '--append', '-u', '--update', '-A')
  if (!writes || archive === undefined || archive === '-') return 'unknown'
  writeFile(world, command, pathOf(command, archive))
  return 'unknown'
}

/** Every -C is taken from the one before. */
function lastDirectory(command: Executed, args: Words): string | null {
  const given = readArguments(tarWords(args), TAR_VALUES)
  const directories = [...given.all('-C'), ...given.all('--directory')]
  return directories.reduce((at, word) => pathOf({ ...command, cwd: at }, word), command.cwd)
}

/** What comes out of an archive is in that directory, more is not known. The directory has to be there. */
function unpack(
  world: World,
  command: Executed,
  archive: string | null,
  directory: string | null,
  tool: string,
): Status {
  if (archive !== '-' && isGone(world, pathOf(command, archive)))
    return noSuchFile(world, command, `${tool}: ${archive}: Cannot open`)
  if (directory !== null && tool === 'tar' && isMissing(world, directory))
    return noSuchFile(world, command, `tar: ${directory}: Cannot open`)
  fill(world, directory, `${tool} ${archive === '-' || archive === null ? 'from a pipe' : baseName(archive)}`)
  return 'unknown'
}

/** unzip and 7z make the directory they are told to unpack into. */
function made(world: World, directory: string | null): string | null {
  if (directory !== null && exists(world.tree, directory) !== 'yes')
    putDirectories(world.tree, directory, newEntry(world, 'directory'))
  return directory
}

const unzip: Effect = (command, args, world) => {
  const given = readArguments(args, ['-d', '-x', '-P'])
  if (given.has('-l', '-t', '-p', '-c', '-v', '-z', '-Z')) return 'unknown'
  const target = given.get('-d')
  const directory = target === undefined ? command.cwd : pathOf(command, target)
  return unpack(
    world,
    command,
    zipName(world, command, given.positionals[0] ?? null),
    made(world, directory),
    'unzip',
  )
}

/** The suffix may be left out. */
function zipName(world: World, command: Executed, word: string | null): string | null {
  const path = pathOf(command, word)
  return path !== null && world.tree.entries.has(`${path}.zip`) ? `${word}.zip` : word
}

/** `7z x a.7z -oDIR`, `7z a out.7z FILE…`. */
const sevenZip: Effect = (command, args, world) => {
  const [verb, ...rest] = args
  const archive = rest.find((word) => word === null || !word.startsWith('-')) ?? null
  if (verb === 'a') writeFile(world, command, pathOf(command, archive))
  if (verb !== 'x' && verb !== 'e') return verb === null ? null : 'unknown'
  const output = rest.find((word) => word?.startsWith('-o'))
  const directory = output == null ? command.cwd : pathOf(command, output.slice(2))
  return unpack(world, command, archive, made(world, directory), '7z')
}

/** Programs that put one compressed file in place of another: `gunzip a.gz` leaves `a`. */
const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  gzip: ['.gz', '.tgz', '.Z'],
  pigz: ['.gz', '.tgz'],
  bzip2: ['.bz2', '.tbz'],
  xz: ['.xz', '.lzma', '.txz'],
  zstd: ['.zst'],
  lz4: ['.lz4'],
  lzip: ['.lz'],
  brotli: ['.br'],
}

const COMPRESSOR_VALUES = ['-S', '--suffix', '-T', '--threads', '-p', '-o', '-M', '-w']

function compressor(suffixes: readonly string[], always: boolean): Effect {
  return (command, args, world) => {
    const given = readArguments(args, COMPRESSOR_VALUES)
    if (given.has('-c', '--stdout', '--to-stdout', '-t', '--test', '-l', '--list')) return 'unknown'
    const unpacks = always || given.has('-d', '--decompress', '--uncompress')
    const output = given.get('-o')
    for (const word of given.positionals) {
      const path = unpacks ? withSuffix(world, pathOf(command, word), suffixes) : pathOf(command, word)
      if (given.has('-r', '--recursive')) fill(world, path, 'compressed')
      else if (output !== undefined) writeFile(world, command, pathOf(command, output))
      else if (path !== null)
        replaceFile(world, command, path, unpacks ? withoutSuffix(path, suffixes) : path + suffixes[0])
      // zstd and brotli keep what they read.
      const keeps = given.has('-k', '--keep', '-r') || suffixes[0] === '.zst' || suffixes[0] === '.br'
      if (path !== null && command.certain && !keeps && (!unpacks || withoutSuffix(path, suffixes) !== path))
        remove(world.tree, path)
    }
    return 'unknown'
  }
}

function replaceFile(world: World, command: Executed, from: string, to: string): void {
  const old = world.tree.entries.get(from)
  writeFile(world, command, to, old ? { owner: old.owner, mode: old.mode } : {})
}

/** `gunzip notes` finds `notes.gz`. */
function withSuffix({ tree }: World, path: string | null, suffixes: readonly string[]): string | null {
  const longer = suffixes.map((each) => `${path}${each}`).find((each) => tree.entries.has(each))
  return path === null || tree.entries.has(path) ? path : (longer ?? path)
}

function withoutSuffix(path: string, suffixes: readonly string[]): string {
  const suffix = suffixes.find((each) => path.endsWith(each))
  if (suffix === undefined) return path
  const plain = path.slice(0, -suffix.length)
  return suffix.startsWith('.t') ? `${plain}.tar` : plain
}

const zip: Effect = (command, args, world) => {
  const given = readArguments(args, ['-x', '-i', '-P', '-b', '-t', '-n', '-s'])
  const path = pathOf(command, given.positionals[0] ?? null)
  if (path === null) return null
  writeFile(world, command, /\.\w+$/.test(path) ? path : `${path}.zip`)
  return 'unknown'
}

/** `cpio -idmv` unpacks its input here; `cpio -o` prints. */
const cpio: Effect = (command, args, world) => {
  const given = readArguments(args, ['-D', '--directory', '-F', '--file', '-E', '-H', '-R'])
  if (!given.has('-i', '--extract', '-p', '--pass-through')) return 'unknown'
  const target = given.get('-D', '--directory')
  return unpack(world, command, '-', target === undefined ? command.cwd : pathOf(command, target), 'cpio')
}

/** `ar x FILE`, `jar xf FILE`, `unar FILE` and the like unpack into the working directory. */
const intoHere: Effect = (command, args, world) => {
  const [verb = null] = args
  const lists = verb !== null && /^-?[a-su-z]*t[a-z]*$/.test(verb) && !verb.includes('x')
  if (!lists) spill(world, command.cwd)
  return 'unknown'
}

/** `dpkg-deb -x FILE DIR`. */
const dpkgDeb: Effect = (command, args, world) => {
  const given = readArguments(args, [])
  if (!given.has('-x', '-X', '-R', '--extract', '--raw-extract', '--vextract'))
    return given.has('-b', '--build') ? null : 'unknown'
  return unpack(
    world,
    command,
    given.positionals[0] ?? null,
    made(world, pathOf(command, given.positionals[1] ?? null)),
    'dpkg-deb',
  )
}

/** `unsquashfs -d DIR FILE`. */
const unsquashfs: Effect = (command, args, world) => {
  const given = readArguments(args, ['-d', '-dest'])
  const directory = pathOf(command, given.get('-d', '-dest') ?? 'squashfs-root')
  return unpack(world, command, given.positionals[0] ?? null, made(world, directory), 'unsquashfs')
}

const compressors: Effects = Object.fromEntries(
  Object.entries(SUFFIXES).map(([name, suffixes]) => [name, compressor(suffixes, false)]),
)
const unpackers: Effects = Object.fromEntries(
  (
    [
      ['gunzip', 'gzip'],
      ['uncompress', 'gzip'],
      ['bunzip2', 'bzip2'],
      ['unxz', 'xz'],
      ['unlzma', 'xz'],
      ['unzstd', 'zstd'],
    ] as const
  ).map(([name, of]) => [name, compressor(SUFFIXES[of]!, true)]),
)

export const archiveEffects: Effects = {
  ...named(['tar', 'bsdtar', 'gtar'], tar),
  unzip,
  ...named(['7z', '7za', '7zr', '7zz'], sevenZip),
  ...compressors,
  ...unpackers,
  zip,
  cpio,
  ...named(['ar', 'jar', 'unar', 'unrar', 'rpm2archive'], intoHere),
  'dpkg-deb': dpkgDeb,
  unsquashfs,
}
