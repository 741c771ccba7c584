import { cleanPath, resolvePath } from '../../dockerfile/paths.ts'
import { readArguments, type Arguments } from '../arguments.ts'
import { below, remove } from '../tree.ts'
import type { Executed } from '../types.ts'
import { newEntry, type World } from '../world.ts'
import type { Effect, Effects, Status } from './effect.ts'
import { directoryOf, inHome, leaveCache } from './install.ts'
import { installProject, manifestAt } from './project.ts'
import { fill, pathOf, writeFile } from './support.ts'
import { names } from '../names.ts'

/** Options that take a value. Source: doc.rust-lang.org/cargo/commands. */
const VALUES = names(
  '--target --target-dir --manifest-path -p --package --bin --features -F -j',
  '--jobs --profile --color --config -Z --root --version --git --branch --tag',
  '--rev --path --recipe-path --registry --index --example --exclude --name --edition',
)

/** What a program of the standard library weighs, and one dependency more, in a release build. */
const PROGRAM = { release: 500_000, debug: 4_000_000, dependency: 500_000 }

const cargo: Effect = (command, args, world) => {
  const given = readArguments(
    args.filter((word) => !word?.startsWith('+')),
    VALUES,
  )
  const [verb, ...rest] = given.positionals
  switch (verb) {
    case 'build':
    case 'b':
    case 'rustc':
      return compile(given, command, world)
    case 'check':
    case 'test':
    case 'clippy':
      fetch(command, world)
      fill(world, targetDirectory(given, command, world), 'cargo', { size: null })
      return verb === 'test' ? null : 'unknown'
    case 'fetch':
    case 'update':
    case 'generate-lockfile':
      fetch(command, world)
      return 'unknown'
    case 'chef':
      return chef(rest, given, command, world)
    case 'install':
    case 'binstall':
      return install(rest, given, command, world)
    case 'new':
    case 'init':
      fill(world, pathOf(command, rest[0] ?? '.'), 'cargo new', { size: 500, estimated: true })
      return 'unknown'
    case 'clean':
      return clean(given, command, world)
    case 'metadata':
    case 'tree':
    case 'version':
    case 'search':
      return 'unknown'
    default:
      return null
  }
}

function home(world: World): string | null {
  return directoryOf(world, 'CARGO_HOME', inHome(world, '.cargo'))
}

/** Crates that Cargo.toml lists go to the registry below cargo's home. Source: doc.rust-lang.org/cargo/guide/cargo-home. */
function fetch(command: Executed, world: World): void {
  const cargoHome = home(world)
  const dependencies = manifestOf(world, command)?.dependencies
  installProject(world, command, {
    manager: 'cargo',
    manifests: ['Cargo.toml', 'Cargo.lock'],
    directory: cargoHome === null ? null : `${cargoHome}/registry`,
    bulk: 'cargo crates',
    packages: dependencies === 0 ? [] : null,
  })
}

/** `cargo chef prepare` writes a recipe, `cook` builds the dependencies. Source: github.com/LukeMathWalker/cargo-chef. */
function chef([verb]: readonly (string | null)[], given: Arguments, command: Executed, world: World): Status {
  if (verb === 'prepare') {
    const path = pathOf(command, given.get('--recipe-path') ?? 'recipe.json')
    if (path !== null) writeFile(world, command, path, { size: 20_000, estimated: true })
    return 'unknown'
  }
  fetch(command, world)
  fill(world, targetDirectory(given, command, world), 'cargo', { size: null })
  return 'unknown'
}

function compile(given: Arguments, command: Executed, world: World): Status {
  fetch(command, world)
  const target = targetDirectory(given, command, world)
  fill(world, target, 'cargo', { size: null })
  const manifest = manifestOf(world, command)
  if (target === null || manifest === null) return 'unknown'
  const triple = given.get('--target')
  const release = given.has('--release', '-r') || given.get('--profile') === 'release'
  const profile = release ? 'release' : given.has('--profile') ? (given.get('--profile') ?? null) : 'debug'
  if (triple === null || profile === null) return 'unknown'
  const directory = cleanPath(`${target}/${triple ?? ''}/${profile}`)
  for (const name of programsOf(given, manifest)) {
    const size = PROGRAM[release ? 'release' : 'debug'] + manifest.dependencies * PROGRAM.dependency
    const entry = newEntry(world, 'file', { mode: 0o755 })
    writeFile(world, command, `${directory}/${name}`, {
      ...entry,
      size: command.certain ? size : null,
      estimated: true,
    })
  }
  return 'unknown'
}

function programsOf(given: Arguments, { name, programs }: Manifest): readonly string[] {
  const asked = given.all('--bin').filter((each) => each !== null)
  if (asked.length > 0) return asked
  return programs.length > 0 ? programs : [name]
}

type Manifest = {
  readonly name: string
  /** Names of `[[bin]]` sections. */
  readonly programs: readonly string[]
  /** How many crates it depends on directly. */
  readonly dependencies: number
}

/** What Cargo.toml in the working directory says; null for a workspace and where it cannot be read. Source: doc.rust-lang.org/cargo/reference/manifest. */
function manifestOf(world: World, command: Executed): Manifest | null {
  const content = manifestAt(world, command, 'Cargo.toml')?.content
  if (content == null) return null
  let section = ''
  let name: string | null = null
  let dependencies = 0
  const programs: string[] = []
  for (const line of content.split('\n')) {
    const header = /^\s*\[{1,2}([^[\]]+)\]{1,2}\s*(#.*)?$/.exec(line)
    if (header) {
      section = header[1]!.trim()
      if (section.startsWith('dependencies.')) dependencies++
      continue
    }
    const named = /^\s*name\s*=\s*"([^"]+)"/.exec(line)?.[1]
    if (section === 'package' && named) name = named
    if (section === 'bin' && named) programs.push(named)
    if (section === 'dependencies' && /^\s*[\w-]+(?:\.[\w.]*)?\s*=/.test(line)) dependencies++
  }
  return name === null ? null : { name, programs, dependencies }
}

/** `cargo install NAME`: a program in cargo's home, or below `--root`. */
function install(
  names: readonly (string | null)[],
  given: Arguments,
  command: Executed,
  world: World,
): Status {
  const cargoHome = home(world)
  const option = given.get('--root')
  const root =
    option === undefined ? directoryOf(world, 'CARGO_INSTALL_ROOT', cargoHome) : pathOf(command, option)
  leaveCache(world, cargoHome === null ? null : `${cargoHome}/registry`, 'cargo crates', null)
  fill(world, root === null ? null : `${root === '/' ? '' : root}/bin`, 'cargo programs', { size: null })
  world.log.installs.push({
    manager: 'cargo',
    packages: names.includes(null)
      ? null
      : names.map((name) => ({ manager: 'cargo', name: name!, version: null, manifest: null })),
    manifests: [],
    prefix: root,
    command,
  })
  return 'unknown'
}

function targetDirectory(given: Arguments, command: Executed, world: World): string | null {
  const option = given.get('--target-dir')
  if (option !== undefined) return resolvePath(command.cwd, option)
  return directoryOf(world, 'CARGO_TARGET_DIR', pathOf(command, 'target'))
}

function clean(given: Arguments, command: Executed, world: World): Status {
  const target = targetDirectory(given, command, world)
  if (!command.certain || target === null || given.has('-p', '--package')) return 'unknown'
  for (const path of below(world.tree, target)) if (path !== target) remove(world.tree, path)
  return 'unknown'
}

export const cargoEffects: Effects = { cargo }
