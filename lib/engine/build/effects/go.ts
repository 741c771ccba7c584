import { baseName, cleanPath, parentPath, resolvePath } from '../../dockerfile/paths.ts'
import { readArguments, type Arguments } from '../arguments.ts'
import { isDirectory } from '../tree.ts'
import type { Executed } from '../types.ts'
import { bulkPath, newEntry, type World } from '../world.ts'
import type { Effect, Effects, Status } from './effect.ts'
import { directoryOf, inHome, leaveCache } from './install.ts'
import { installProject, manifestAt } from './project.ts'
import { fill, pathOf, writeFile } from './support.ts'
import { names } from '../names.ts'

type Words = readonly (string | null)[]

/** Options of go's commands that take a value, also with one dash. Source: pkg.go.dev/cmd/go. */
const VALUES = names(
  '-o -C -p -asmflags -buildmode -compiler -gccgoflags -gcflags -installsuffix',
  '-ldflags -mod -modfile -overlay -pgo -pkgdir -tags -toolexec -covermode',
)

/** go's options have one dash and many letters: `-ldflags='-s -w'`, `-o /app`. */
function readGo(words: Words): Arguments {
  const long = words.map((word) => (word !== null && /^-[A-Za-z]{2,}/.test(word) ? `-${word}` : word))
  const valued = VALUES.map((each) => (each.length > 2 ? `-${each}` : each))
  return readArguments(long, valued)
}

/** Bytes of a program that serves HTTP with the standard library, and what a module adds. Source: go1.26 on linux/amd64. */
const PROGRAM = { plain: 8_600_000, stripped: 6_000_000, module: 1_500_000 }
/** The standard library compiled, as a build of such a program leaves it. Source: go1.26 on linux/amd64. */
const BUILD_CACHE = 106_000_000

const go: Effect = (command, args, world) => {
  const [verb = null, ...rest] = args
  switch (verb) {
    case 'mod':
      return modules(rest, command, world)
    case 'build':
    case 'install':
      return compile(verb, readGo(rest), command, world)
    case 'get':
      installModules(command, world)
      fill(world, command.cwd, 'go.sum', { size: 0, estimated: true })
      return 'unknown'
    case 'test':
    case 'vet':
    case 'list':
      leaveCache(world, buildCache(world), 'go build', null)
      leaveCache(world, moduleCache(world), 'go modules', null)
      return verb === 'test' ? null : 'unknown'
    case 'version':
    case 'env':
    case 'help':
    case 'fmt':
    case 'telemetry':
      return 'unknown'
    case 'clean':
      return 'unknown'
    default:
      return null
  }
}

/** `go mod download`, and what changes go.mod or fills `vendor`. */
function modules([verb]: Words, command: Executed, world: World): Status | null {
  if (verb === 'download' || verb === 'tidy') installModules(command, world)
  if (verb === 'vendor') fill(world, pathOf(command, 'vendor'), 'go vendor', { size: null })
  if (verb === 'tidy' || verb === 'init' || verb === 'edit')
    fill(world, command.cwd, 'go.mod', { size: 0, estimated: true })
  return 'unknown'
}

function installModules(command: Executed, world: World): void {
  const directory = moduleCache(world)
  const manifests = ['go.mod', 'go.sum']
  const packages = requirements(world, command)?.map(
    (name) => ({ manager: 'go', name, version: null, manifest: null }) as const,
  )
  installProject(world, command, {
    manager: 'go',
    manifests,
    directory,
    bulk: 'go modules',
    packages: packages?.length === 0 ? [] : null,
  })
}

/** Modules that go.mod requires directly; null where it cannot be read. Source: go.dev/ref/mod, "go.mod files". */
function requirements(world: World, command: Executed): readonly string[] | null {
  const content = manifestAt(world, command, 'go.mod')?.content
  return content == null ? null : content.split('\n').flatMap((line) => requirement(line) ?? [])
}

/** `require example.com/x v1.2.3`, or such a line in a block; what is marked indirect is needed by another. */
function requirement(line: string): string | null {
  const parts = line.trim().split(/\s+/)
  const [path, version] = parts[0] === 'require' ? parts.slice(1) : parts
  const indirect = line.includes('// indirect')
  return path?.includes('/') && version !== undefined && /^v\d/.test(version) && !indirect ? path : null
}

function compile(verb: string, given: Arguments, command: Executed, world: World): Status {
  const inside = given.get('-C')
  const at = inside == null ? command : { ...command, cwd: pathOf(command, inside) }
  const direct = requirements(world, at)
  leaveCache(
    world,
    buildCache(world),
    'go build',
    direct?.length === 0 && command.certain ? BUILD_CACHE : null,
  )
  const vendored = given.get('--mod') === 'vendor' || direct?.length === 0
  const names = given.positionals.length === 0 ? ['.'] : given.positionals
  const foreign = names.some((name) => name?.includes('@'))
  if ((!vendored || foreign) && !isThere(world)) leaveCache(world, moduleCache(world), 'go modules', null)
  for (const place of outputs(verb, given, names, at, world)) writeProgram(place, given, direct, at, world)
  return 'unknown'
}

/** Modules were downloaded before: a build adds none. */
function isThere(world: World): boolean {
  const directory = moduleCache(world)
  return directory !== null && world.tree.entries.has(bulkPath(directory, 'go modules'))
}

/** Where a program goes; a null name is one that cannot be told, a null directory may be any. */
type Place = { readonly directory: string | null; readonly name: string | null }

/** The programs a build makes. Source: pkg.go.dev/cmd/go, "Compile packages and dependencies". */
function outputs(verb: string, given: Arguments, words: Words, at: Executed, world: World): readonly Place[] {
  // Files are one package, named after the first.
  const names = words.every((word) => word?.endsWith('.go')) ? words.slice(0, 1) : words
  const each = (directory: string | null): Place[] =>
    names.map((name) => ({ directory, name: nameOf(name, at, world) }))
  if (verb === 'install') return each(directoryOf(world, 'GOBIN', binOf(world)))
  const output = given.get('-o')
  if (output !== undefined) {
    const path = pathOf(at, output)
    if (path === null || output === null) return [{ directory: null, name: null }]
    const into = output.endsWith('/') || isDirectory(world.tree, path) || path === binOf(world)
    return into ? each(path) : [{ directory: parentPath(path), name: baseName(path) }]
  }
  // Several packages are compiled and thrown away.
  return names.length > 1 || names[0]?.includes('...') ? [] : each(at.cwd)
}

/** `./cmd/api` → api, `.` → the module's name, `main.go` → main, `example.org/x/tool/v2@latest` → tool. */
function nameOf(word: string | null, at: Executed, world: World): string | null {
  if (word === null || word.includes('...')) return null
  if (word.endsWith('.go')) return baseName(word).slice(0, -3)
  if (word === '.' || word === './') {
    const content = manifestAt(world, at, 'go.mod')?.content
    return lastPart(/^module\s+(\S+)/m.exec(content ?? '')?.[1] ?? null)
  }
  return lastPart(cleanPath(word.replace(/@.*$/, '')))
}

function lastPart(path: string | null): string | null {
  if (path === null) return null
  const plain = path.replace(/^"|"$/g, '').replace(/\/v\d+$/, '')
  return baseName(plain)
}

/** A program of estimated size; one without a known name lies somewhere in its directory. */
function writeProgram(
  { directory, name }: Place,
  given: Arguments,
  direct: readonly string[] | null,
  at: Executed,
  world: World,
): void {
  if (directory === null || name === null || name === '') {
    fill(world, directory, 'go program', { size: null })
    return
  }
  const stripped = /(^|\s)-[sw]\b/.test(given.get('--ldflags') ?? '')
  const size = (stripped ? PROGRAM.stripped : PROGRAM.plain) + (direct?.length ?? 3) * PROGRAM.module
  const entry = newEntry(world, 'file', { mode: 0o755 })
  const path = resolvePath(directory, name)
  writeFile(world, at, path, { ...entry, size: at.certain ? size : null, estimated: true })
}

function goPath(world: World): string | null {
  const first = world.lookup('GOPATH')
  if (typeof first === 'string' && first !== '') return cleanPath(first.split(':')[0]!)
  return first === null ? null : inHome(world, 'go')
}

function moduleCache(world: World): string | null {
  const path = goPath(world)
  return directoryOf(world, 'GOMODCACHE', path === null ? null : `${path}/pkg/mod`)
}

function binOf(world: World): string | null {
  const path = goPath(world)
  return path === null ? null : `${path}/bin`
}

function buildCache(world: World): string | null {
  return directoryOf(world, 'GOCACHE', inHome(world, '.cache/go-build'))
}

export const goEffects: Effects = { go }
