import { baseName, cleanPath, parentPath, resolvePath } from '../../dockerfile/paths.ts'
import { readArguments, type Arguments } from '../arguments.ts'
import { isDirectory } from '../tree.ts'
import type { Executed } from '../types.ts'
import { newEntry, type World } from '../world.ts'
import type { Effect, Effects, Status } from './effect.ts'
import { directoryOf, inHome, leaveCache } from './install.ts'
import { installProject, manifestAt } from './project.ts'
import { fill, pathOf, writeFile } from './support.ts'
import { words } from './words.ts'

type Words = readonly (string | null)[]

/** Options of go's commands that take a value, also with one dash. Source: pkg.go.dev/cmd/go. */
const VALUES = words(
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
function requirements(world: World, command: Executed): string[] | null {
  const content = manifestAt(world, command, 'go.mod')?.content
  if (content == null) return null
  const lines = content.matchAll(/^\s*(?:require\s+)?([\w.-]+\.[a-z]+\/\S+)\s+v\S+\s*(\/\/ indirect)?\s*$/gm)
  return [...lines].flatMap((line) => (line[2] === undefined ? [line[1]!] : []))
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
  for (const path of outputs(verb, given, names, at, world)) writeProgram(path, given, direct, at, world)
  return 'unknown'
}

/** Modules were downloaded before: a build adds none. */
function isThere({ tree }: World): boolean {
  return [...tree.entries.keys()].some((path) => /\/pkg\/mod\/…go modules/.test(path))
}

/** Paths of the programs a build makes; null for one whose place is not known. Source: pkg.go.dev/cmd/go, "Compile packages". */
function outputs(
  verb: string,
  given: Arguments,
  names: Words,
  at: Executed,
  world: World,
): (string | null)[] {
  if (verb === 'install') {
    const bin = directoryOf(world, 'GOBIN', binOf(world))
    return names.map((name) => programIn(bin, nameOf(name, at, world)))
  }
  const output = given.get('-o')
  if (output !== undefined) {
    const path = pathOf(at, output)
    if (path === null || output === null) return [null]
    const into = output.endsWith('/') || isDirectory(world.tree, path)
    return into ? names.map((name) => programIn(path, nameOf(name, at, world))) : [path]
  }
  // Several packages are compiled and thrown away.
  if (names.length > 1 && !names.every((name) => name?.endsWith('.go'))) return []
  const name = nameOf(names[0] ?? null, at, world)
  return names[0]?.includes('...') ? [] : [programIn(at.cwd, name)]
}

const programIn = (directory: string | null, name: string | null): string | null =>
  name === null || name === '' ? null : resolvePath(directory, name)

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

/** A program of estimated size; where its place is not known, anything may lie in the working directory. */
function writeProgram(
  path: string | null,
  given: Arguments,
  direct: readonly string[] | null,
  at: Executed,
  world: World,
): void {
  if (path === null) {
    fill(world, at.cwd, 'go program', { size: null })
    return
  }
  const stripped = /(^|\s)-[sw]\b/.test(given.get('--ldflags') ?? '')
  const size = (stripped ? PROGRAM.stripped : PROGRAM.plain) + (direct?.length ?? 3) * PROGRAM.module
  if (world.tree.entries.get(parentPath(path)) === undefined && !isDirectory(world.tree, parentPath(path)))
    world.tree.opaque.add(parentPath(path))
  const entry = newEntry(world, 'file', { mode: 0o755 })
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
