import { cleanPath, resolvePath } from '../../dockerfile/paths.ts'
import { isRoot } from '../accounts.ts'
import { readArguments, type Arguments } from '../arguments.ts'
import {
  readRequirement,
  sitePackages,
  SYSTEM_PREFIX,
  venvOfProgram,
  venvOnPath,
  withoutVersion,
} from '../python.ts'
import { remove } from '../tree.ts'
import type { Executed, Wheels } from '../types.ts'
import { bulkPath, type World } from '../world.ts'
import type { Status } from './effect.ts'
import { addHidden, directoryOf, homeOf, inHome, record } from './install.ts'
import { namesIn, readWanted, WHEELS, type Wanted } from './requirements.ts'
import { pythonSize, removePython, unpackPython } from './site-packages.ts'
import { failed, fill } from './support.ts'
import { venvOfPython } from './venv.ts'
import { names } from '../names.ts'

export { homeOf } from './install.ts'

/** Options of `pip install` that take a value. Source: pip.pypa.io, "pip install". */
export const PIP_VALUES = names(
  '-r --requirement -c --constraint -e --editable -t --target --prefix',
  '--root -i --index-url --extra-index-url -f --find-links --platform',
  '--python-version --implementation --abi --src --cache-dir --log --proxy',
  '--retries --timeout --exists-action --trusted-host --cert --client-cert',
  '--no-binary --only-binary --progress-bar --report -C --config-settings',
  '--global-option --build-constraint --upgrade-strategy --use-feature --use-deprecated',
  '--root-user-action --python --keyring-provider --group --uploaded-prior-to -w',
  '--wheel-dir -d --dest',
  // uv pip install has these besides. Source: docs.astral.sh/uv/reference/cli
  '-p --index --default-index --index-strategy --link-mode --overrides --override',
  '--resolution --prerelease --exclude-newer --extra --directory --project',
  '--color --config-file -P --upgrade-package --refresh-package --reinstall-package',
  '--torch-backend --python-platform --excludes --build-constraints -b',
)

type Words = readonly (string | null)[]

/** `pip …`, `python -m pip …`: words behind `pip`. */
export function pip(command: Executed, words: Words, world: World): Status | null {
  const given = readArguments(words, PIP_VALUES)
  const [verb, ...rest] = given.positionals
  if (verb === 'wheel' || verb === 'download') return collect(verb, rest, given, command, world)
  if (verb === 'uninstall') return uninstall(command, given, world)
  if (verb === 'cache') return cleanCache(rest, given, command, world)
  if (verb !== 'install' || given.has('--dry-run', '-h', '--help')) return 'unknown'
  const venv =
    venvOfProgram(command.argv[0] ?? null, command.cwd, world) ??
    venvOfPython(given, command, world) ??
    venvOnPath(world)
  const location = locationOf(given, command, world, venv)
  return installPython({ command, given, named: rest, world, location })
}

/** `pip wheel -w DIR`, `pip download -d DIR`: archives into a directory, by default the working one. */
function collect(verb: string, named: Words, given: Arguments, command: Executed, world: World): Status {
  const wanted = readWanted(given, named, [], command, world)
  if (typeof wanted === 'string') return wanted
  const option = verb === 'wheel' ? given.get('-w', '--wheel-dir') : given.get('-d', '--dest')
  const directory = option === undefined ? command.cwd : resolvePath(command.cwd, option)
  const size = packed(knownBytes(wanted, command))
  fill(world, directory, WHEELS, { size, estimated: true, ...wheelsOf(wanted, given, command) })
  leaveCache(given, command, world, size)
  return 'unknown'
}

/** What an install from that directory will find; nothing where that cannot be told. */
function wheelsOf(
  { packages, manifests, complete }: Wanted,
  given: Arguments,
  { certain }: Executed,
): { readonly wheels?: Wheels } {
  return complete && certain ? { wheels: { packages, manifests, withNeeds: !given.has('--no-deps') } } : {}
}

function knownBytes({ packages, complete }: Wanted, { certain }: Executed): number | null {
  const sizes = packages.map(({ name }) => pythonSize(name))
  if (!complete || !certain || sizes.some(({ basis }) => basis === 'unknown')) return null
  return sizes.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** `pip uninstall -y flask`, `pip uninstall -y -r requirements.txt`. */
function uninstall(command: Executed, given: Arguments, world: World): Status {
  if (!command.certain) return 'unknown'
  const files = [...given.all('-r'), ...given.all('--requirement')]
  const listed = files.flatMap((word) => namesIn(world, resolvePath(command.cwd, word)))
  const named = given.positionals
    .slice(1)
    .flatMap((word) => (word === null ? [] : (readRequirement(word)?.name ?? [])))
  removePython(world, new Set([...listed, ...named]))
  return 'unknown'
}

/** Directory the packages land in, with Python's version taken out; null when unknown. */
export function locationOf(
  given: Arguments,
  command: Executed,
  world: World,
  venv: string | null,
): string | null {
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

export type PythonInstall = {
  readonly command: Executed
  readonly given: Arguments
  readonly named: Words
  /** Requirements files that no option names. */
  readonly files?: Words
  readonly world: World
  readonly location: string | null
  /** What is left behind in a cache, given the bytes that were installed; pip's own without. */
  readonly cache?: (bytes: number | null) => void
}

/** Reads what is asked for, notes it, and puts it where it lands. */
export function installPython(install: PythonInstall): Status {
  const { command, given, named, files = [], world, location } = install
  const wanted = readWanted(given, named, files, command, world)
  if (typeof wanted === 'string') return wanted
  const reason = refusal(wanted, given, world, location)
  if (reason !== null) return failed(world, command, reason.code, reason.text)
  if (!wanted.any) return 'unknown'
  const { packages, manifests, complete, fromWheels } = wanted
  // Without their own dependencies the packages cannot be imported.
  const alone = (given.has('--no-deps') && !fromWheels) || files.length > 0
  const listed = alone ? [] : complete || packages.length > 0 ? packages : null
  record(world, { manager: 'pip', packages: listed, manifests, prefix: location, command }, pythonSize)
  const names = packages.map(({ name }) => name)
  const bytes = unpackPython(world, { names, complete, alone, location, command })
  if (install.cache) install.cache(bytes)
  else leaveCache(given, command, world, packed(bytes))
  return 'unknown'
}

function refusal(
  { packages, fromWheels }: Wanted,
  given: Arguments,
  world: World,
  location: string | null,
): { readonly code: string; readonly text: string } | null {
  const links = given.has('-f', '--find-links') || world.lookup('PIP_FIND_LINKS') !== undefined
  const there = new Set([...world.installed.values()].map(({ name }) => name))
  if (given.has('--no-index') && !links && !fromWheels && packages.some(({ name }) => !there.has(name)))
    return {
      code: 'run-fails',
      text: 'pip has no place to install from: --no-index is given without --find-links.',
    }
  if (location === null && isHomeless(world))
    return { code: 'permission-denied', text: 'pip has no directory to write to: this user has no home' }
  return null
}

/** A user known by its number only has / as home, where it may not write. */
function isHomeless(world: World): boolean {
  return isRoot(world.user) === false && world.user.name === null && world.lookup('HOME') === undefined
}

/** A wheel in relation to what it unpacks to, compiled. Source: django, numpy, pandas and flask, measured. */
const PACKED = 0.25

function packed(bytes: number | null): number | null {
  return bytes === null ? null : Math.round(bytes * PACKED)
}

/**
 * pip keeps what it downloads. Any value of PIP_NO_CACHE_DIR turns that off, `0` and `false` too.
 * Source: pypa/pip, src/pip/_internal/cli/cmdoptions.py, _handle_no_cache_dir.
 */
function leaveCache(given: Arguments, command: Executed, world: World, size: number | null): void {
  const off = world.lookup('PIP_NO_CACHE_DIR')
  if (given.has('--no-cache-dir') || (off !== undefined && off !== '')) return
  const directory = cacheDirectory(given, command, world)
  if (directory === null) {
    world.log.unknownSize = true
    return
  }
  const there = world.tree.entries.get(bulkPath(directory, 'pip'))
  const sum = size === null || there?.size === null ? null : size + (there?.size ?? 0)
  addHidden(world, directory, 'pip', { size: sum })
}

function cacheDirectory(given: Arguments, command: Executed, world: World): string | null {
  const option = given.get('--cache-dir')
  if (option !== undefined) return resolvePath(command.cwd, option)
  const shared = directoryOf(world, 'XDG_CACHE_HOME', inHome(world, '.cache'))
  return directoryOf(world, 'PIP_CACHE_DIR', shared === null ? null : `${shared}/pip`)
}

/** `pip cache purge`. */
function cleanCache([verb]: Words, given: Arguments, command: Executed, world: World): Status {
  const directory = cacheDirectory(given, command, world)
  if (verb === 'purge' && command.certain && directory !== null)
    remove(world.tree, bulkPath(directory, 'pip'))
  return 'unknown'
}
