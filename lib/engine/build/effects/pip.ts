import { UNKNOWN_SIZE } from '../../source/size.ts'
import { cleanPath, isInside, resolvePath } from '../../dockerfile/paths.ts'
import { readArguments, type Arguments } from '../arguments.ts'
import {
  readRequirement,
  scriptsOf,
  readRequirements,
  sitePackages,
  SYSTEM_PREFIX,
  venvOfProgram,
  venvOnPath,
  withoutVersion,
} from '../python.ts'
import { exists, followLinks, putDirectories } from '../tree.ts'
import { isRoot } from '../accounts.ts'
import type { Executed, Install, Package } from '../types.ts'
import { addPackage, newEntry, type World } from '../world.ts'
import type { Effect, Status } from './effect.ts'
import { failed, write } from './files.ts'

/** Options of `pip install` that take a value. Source: pip.pypa.io, "pip install". */
const PIP_VALUES = [
  '-r',
  '--requirement',
  '-c',
  '--constraint',
  '-e',
  '--editable',
  '-t',
  '--target',
  '--prefix',
  '--root',
  '-i',
  '--index-url',
  '--extra-index-url',
  '-f',
  '--find-links',
  '--platform',
  '--python-version',
  '--implementation',
  '--abi',
  '--src',
  '--cache-dir',
  '--log',
  '--proxy',
  '--retries',
  '--timeout',
  '--exists-action',
  '--trusted-host',
  '--cert',
  '--client-cert',
  '--no-binary',
  '--only-binary',
  '--progress-bar',
  '--report',
  '-C',
  '--config-settings',
  '--global-option',
  '--build-constraint',
  '--upgrade-strategy',
  '--use-feature',
  '--use-deprecated',
  '--root-user-action',
  '--python',
  '--keyring-provider',
  '--group',
  '--uploaded-prior-to',
  // uv pip install has these besides. Source: docs.astral.sh/uv/reference/cli
  '-p',
  '--index',
  '--default-index',
  '--index-strategy',
  '--link-mode',
  '--overrides',
  '--override',
  '--resolution',
  '--prerelease',
  '--exclude-newer',
  '--extra',
  '--directory',
  '--project',
  '--color',
  '--config-file',
  '-P',
  '--upgrade-package',
  '--refresh-package',
  '--reinstall-package',
  '--torch-backend',
  '--python-platform',
  '--excludes',
  '--build-constraints',
  '-b',
]

/** `pip …`, `python -m pip …`: words behind `pip`. */
export function pip(command: Executed, words: readonly (string | null)[], world: World): Status | null {
  const given = readArguments(words, PIP_VALUES)
  const [verb, ...rest] = given.positionals
  // `wheel` and `download` fill directories.
  if (verb === 'wheel' || verb === 'download') return null
  if (verb === 'uninstall') return uninstall(command, given, world)
  if (verb !== 'install' || given.has('--dry-run', '-h', '--help')) return 'unknown'
  const venv =
    venvOfProgram(command.argv[0] ?? null, command.cwd, world) ??
    venvOfPython(given, command, world) ??
    venvOnPath(world)
  return installPython({
    command,
    given,
    named: rest,
    world,
    location: locationOf(given, command, world, venv),
  })
}

/** `pip uninstall -y flask`, `pip uninstall -y -r requirements.txt`. */
function uninstall(command: Executed, given: Arguments, world: World): Status {
  if (!command.certain) return 'unknown'
  const files = [...given.all('-r'), ...given.all('--requirement')].map((word) =>
    resolvePath(command.cwd, word),
  )
  const listed = files.flatMap(
    (path) => readRequirements((path && followLinks(world.tree, path)?.content) || '').packages,
  )
  const named = given.positionals
    .slice(1)
    .flatMap((word) => (word === null ? [] : (readRequirement(word) ?? [])))
  const names = new Set([...listed, ...named].map(({ name }) => name))
  for (const [key, each] of world.installed)
    if (each.manager === 'pip' && names.has(each.name)) world.installed.delete(key)
  return 'unknown'
}

/** `uv pip install …`. uv installs into VIRTUAL_ENV or `.venv`, or with --system into the interpreter. */
export function uv(command: Executed, words: readonly (string | null)[], world: World): Status | null {
  const given = readArguments(words, PIP_VALUES)
  const [area, verb, ...rest] = given.positionals
  if (area === 'venv') return makeVenv(command, [verb ?? '.venv', ...rest], world)
  if (area === 'sync') return syncProject(command, world)
  if (area !== 'pip') return null
  if (!['install', 'sync'].includes(verb ?? '') || given.has('--dry-run')) return 'unknown'
  const system =
    given.has('--system') || !['', '0', 'false', undefined].includes(world.lookup('UV_SYSTEM_PYTHON') ?? '')
  const venv = system ? null : (venvOfPython(given, command, world) ?? activeVenv(command, world))
  const location = locationOf(given, command, world, venv)
  // `uv pip sync requirements.txt` names its files without -r.
  if (verb === 'sync') return installPython({ command, given, named: [], files: rest, world, location })
  return installPython({ command, given, named: rest, world, location })
}

/** `--python /venv/bin/python` or `--python /venv` says which environment is meant. */
function venvOfPython(given: Arguments, command: Executed, world: World): string | null {
  const python = given.get('--python', '-p')
  if (python == null) return null
  const path = resolvePath(command.cwd, python)
  return path !== null && world.venvs.has(path) ? path : venvOfProgram(python, command.cwd, world)
}

function activeVenv(command: Executed, world: World): string | null {
  const active = world.lookup('VIRTUAL_ENV')
  if (typeof active === 'string' && active !== '') return resolvePath(command.cwd, active)
  const local = resolvePath(command.cwd, '.venv')
  return local !== null && world.venvs.has(local) ? local : venvOnPath(world)
}

/** Directory the packages land in, with Python's version taken out; null when unknown. */
function locationOf(given: Arguments, command: Executed, world: World, venv: string | null): string | null {
  const absolute = (path: string | null | undefined): string | null =>
    path == null ? null : resolvePath(command.cwd, path)
  const root = given.get('--root')
  if (root !== undefined)
    return root === null ? null : sitePackages(cleanPath(`${absolute(root)}${venv ?? SYSTEM_PREFIX}`))
  if (given.has('-t', '--target')) return withVersionTaken(absolute(given.get('-t', '--target')))
  if (given.has('--prefix')) {
    const prefix = absolute(given.get('--prefix'))
    return prefix === null ? null : sitePackages(prefix)
  }
  if (venv !== null) return sitePackages(venv)
  const rootUser = isRoot(world.user) !== false
  // pip falls back to the user's own directory where it may not write. Source: pip documentation, "User Installs".
  if (given.has('--user') || !rootUser) return userSite(world)
  return sitePackages(SYSTEM_PREFIX)
}

function withVersionTaken(path: string | null): string | null {
  return path === null ? null : withoutVersion(path)
}

function userSite(world: World): string | null {
  const base = world.lookup('PYTHONUSERBASE')
  if (typeof base === 'string' && base.startsWith('/')) return sitePackages(base)
  const home = homeOf(world)
  return home === null ? null : sitePackages(`${home}/.local`)
}

/** The home of the user that runs the step; null when unknown. */
export function homeOf(world: World): string | null {
  const set = world.lookup('HOME')
  if (typeof set === 'string') return set
  if (world.user.uid === 0 || world.user.name === 'root') return '/root'
  return world.user.name === null ? null : (world.accounts.users.get(world.user.name)?.home ?? null)
}

type PythonInstall = {
  readonly command: Executed
  readonly given: Arguments
  readonly named: readonly (string | null)[]
  readonly files?: readonly (string | null)[]
  readonly world: World
  readonly location: string | null
}

function installPython({ command, given, named, files = [], world, location }: PythonInstall): Status {
  const manifests: string[] = []
  const packages: Package[] = []
  let complete = true
  const open = [...given.all('-r'), ...given.all('--requirement'), ...files].map((word) =>
    resolvePath(command.cwd, word),
  )
  const seen = new Set<string>()
  for (const path of open) {
    if (path === null) complete = false
    else if (seen.has(path)) continue
    else {
      seen.add(path)
      const read = readManifest(path, command, world)
      if (read === 'missing') return missing(path, command, world)
      if (read === 'unknown') complete = false
      else {
        if (read.context !== null) manifests.push(read.context)
        packages.push(
          ...read.packages.map((each) => ({ manager: 'pip' as const, ...each, manifest: read.context })),
        )
        open.push(
          ...read.nested.map((nested) => resolvePath(path.slice(0, path.lastIndexOf('/')) || '/', nested)),
        )
      }
    }
  }
  for (const word of named) {
    const requirement = word === null ? null : readRequirement(word)
    if (requirement) packages.push({ manager: 'pip', ...requirement, manifest: null })
    else complete = false
  }
  // Without their own dependencies the packages cannot be imported.
  const bare = given.has('--no-deps') || files.length > 0
  if (given.has('--no-index') && !given.has('-f', '--find-links')) {
    return failed(
      world,
      command,
      'run-fails',
      'pip has no place to install from: --no-index is given without --find-links.',
    )
  }
  if (location === null && isHomeless(world))
    return failed(
      world,
      command,
      'permission-denied',
      'pip has no directory to write to: this user has no home',
    )
  if (open.length === 0 && named.length === 0 && !given.has('-e', '--editable')) return 'unknown'
  record(world, {
    manager: 'pip',
    packages: bare ? [] : complete || packages.length > 0 ? packages : null,
    manifests,
    prefix: location,
    command,
  })
  return 'unknown'
}

function missing(path: string, command: Executed, world: World): Status {
  const text = `ERROR: Could not open requirements file: [Errno 2] No such file or directory: '${path}'`
  return failed(world, command, 'requirements-missing', text, path)
}

type Manifest = {
  readonly packages: readonly { name: string; version: string | null }[]
  readonly nested: readonly string[]
  readonly context: string | null
}

function readManifest(path: string, command: Executed, world: World): Manifest | 'missing' | 'unknown' {
  const entry = followLinks(world.tree, path)
  if (!entry) return exists(world.tree, path) === 'no' ? 'missing' : 'unknown'
  if (entry.content === null) return { packages: [], nested: [], context: entry.context }
  return { ...readRequirements(entry.content), context: entry.context }
}

/** Notes an install and puts its packages where they land. */
export function record(world: World, install: Install): void {
  world.log.installs.push(install)
  // What goes into a mount is not part of the image.
  if (
    install.prefix !== null &&
    world.mounts.some((mount) => isInside(withoutVersion(mount), install.prefix!))
  )
    return
  if (install.prefix !== null) fill(install.prefix, world)
  for (const each of install.packages ?? []) {
    const { certain } = install.command
    addPackage(world, {
      ...each,
      location: install.prefix,
      python: world.python,
      importable: null,
      certain,
      size: UNKNOWN_SIZE,
      made: world.made,
    })
    if (each.manager === 'pip' && certain) addScripts(each.name, install.prefix, world)
  }
}
function addScripts(name: string, location: string | null, world: World): void {
  if (location === null) return
  const prefix = location.replace(/\/lib\/python3\/site-packages$/, '')
  for (const script of scriptsOf(name))
    write(world, cleanPath(`${prefix}/bin/${script}`), newEntry(world, 'file', { mode: 0o755 }))
}

/** A user known by its number only has / as home, where it may not write. */
function isHomeless(world: World): boolean {
  return isRoot(world.user) === false && world.user.name === null && world.lookup('HOME') === undefined
}

/** An install fills a directory with files that are not listed one by one. */
function fill(location: string, world: World): void {
  const prefix = location.replace(/\/lib\/python3\/site-packages$/, '') || '/'
  if (['/', SYSTEM_PREFIX].includes(prefix)) return
  putDirectories(world.tree, prefix, newEntry(world, 'directory'))
  world.tree.opaque.add(prefix)
}

/** `python -m venv /venv`, `virtualenv /venv`, `uv venv`. */
export function makeVenv(command: Executed, words: readonly (string | null)[], world: World): Status {
  const given = readArguments(words, ['--prompt', '--python', '-p', '--seed-packages'])
  for (const word of given.positionals) {
    const path = resolvePath(command.cwd, word)
    if (path === null) continue
    if (given.has('--clear') && command.certain) {
      for (const [key, { location }] of world.installed)
        if (location !== null && isInside(path, location)) world.installed.delete(key)
    }
    world.venvs.add(path)
    write(world, path, newEntry(world, 'directory'))
    world.tree.opaque.add(path)
    write(world, `${path}/bin/python`, newEntry(world, 'symlink', { content: 'python' }))
    write(world, `${path}/pyvenv.cfg`, newEntry(world, 'file'))
  }
  return 'unknown'
}

/** Projects with a lock file: what they install is not read, that they do is known. */
function syncProject(command: Executed, world: World): Status | null {
  const venv = resolvePath(
    command.cwd,
    typeof world.lookup('UV_PROJECT_ENVIRONMENT') === 'string'
      ? world.lookup('UV_PROJECT_ENVIRONMENT')!
      : '.venv',
  )
  if (venv !== null) makeVenv(command, [venv], world)
  return installFromProject('pip', ['pyproject.toml', 'uv.lock'])(command, [], world)
}

/** An install that reads manifests in the working directory. */
export function installFromProject(manager: Install['manager'], names: readonly string[]): Effect {
  return (command, _args, world) => {
    const manifests = names.flatMap((name) => {
      const path = resolvePath(command.cwd, name)
      return path === null ? [] : (world.tree.entries.get(path)?.context ?? [])
    })
    record(world, { manager, packages: null, manifests, prefix: null, command })
    if (command.cwd !== null) world.tree.opaque.add(command.cwd)
    return 'unknown'
  }
}
