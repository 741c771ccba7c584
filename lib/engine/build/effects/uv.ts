import { resolvePath } from '../../dockerfile/paths.ts'
import { readArguments, type Arguments } from '../arguments.ts'
import { sitePackages } from '../python.ts'
import { remove } from '../tree.ts'
import type { Executed, Package } from '../types.ts'
import { bulkPath, type World } from '../world.ts'
import type { Status } from './effect.ts'
import { addHidden, addProgram, directoryOf, inHome, isOn } from './install.ts'
import { installPython, locationOf, PIP_VALUES } from './pip.ts'
import { installProject, projectPackages } from './project.ts'
import { pythonSize } from './site-packages.ts'
import { fill } from './support.ts'
import { activeVenv, makeVenv, venvOfPython } from './venv.ts'

type Words = readonly (string | null)[]

/** `uv pip …`, `uv sync`, `uv venv`, `uv tool …`. Source: docs.astral.sh/uv/reference/cli. */
export function uv(command: Executed, words: Words, world: World): Status | null {
  const given = readArguments(words, PIP_VALUES)
  const [area, verb, ...rest] = given.positionals
  switch (area) {
    case 'venv':
      return makeVenv(command, [verb ?? '.venv', ...rest], world, !given.has('--seed'))
    case 'sync':
      return sync(given, command, world)
    case 'pip':
      return uvPip(verb ?? null, rest, given, command, world)
    case 'tool':
      return tool(verb ?? null, rest, given, command, world)
    case 'python':
      if (verb === 'install') fill(world, pythonDirectory(world), 'python', { size: null })
      return 'unknown'
    case 'cache':
      cleanCache(verb ?? null, given, command, world)
      return 'unknown'
    case 'lock':
    case 'export':
      return area === 'lock' ? lock(command, world) : null
    case 'version':
    case 'help':
    case 'self':
      return 'unknown'
    default:
      return null
  }
}

function uvPip(verb: string | null, rest: Words, given: Arguments, command: Executed, world: World): Status {
  if (!['install', 'sync'].includes(verb ?? '') || given.has('--dry-run')) return 'unknown'
  const system =
    given.has('--system') || !['', '0', 'false', undefined].includes(world.lookup('UV_SYSTEM_PYTHON') ?? '')
  const venv = system ? null : (venvOfPython(given, command, world) ?? activeVenv(command, world))
  const location = locationOf(given, command, world, venv)
  const install = { command, given, world, location, cache: cacheOf(given, command, world) }
  // `uv pip sync requirements.txt` names its files without -r.
  return verb === 'sync'
    ? installPython({ ...install, named: [], files: rest })
    : installPython({ ...install, named: rest })
}

/** The project's own environment, filled from its lock file. */
function sync(given: Arguments, command: Executed, world: World): Status {
  const inside = given.get('--directory', '--project')
  const at = inside == null ? command : { ...command, cwd: resolvePath(command.cwd, inside) }
  const place = world.lookup('UV_PROJECT_ENVIRONMENT')
  const venv = resolvePath(at.cwd, typeof place === 'string' && place !== '' ? place : '.venv')
  if (venv !== null) makeVenv(at, [venv], world, true)
  const bytes = installProject(world, at, {
    manager: 'pip',
    manifests: ['pyproject.toml', 'uv.lock'],
    directory: venv,
    bulk: 'pip project',
    prefix: venv === null ? null : sitePackages(venv),
    packages: chosen(given, at, world),
  })
  cacheOf(given, command, world)(bytes)
  return 'unknown'
}

/** The project's packages; which ones other groups and extras bring is not followed. Source: docs.astral.sh/uv/concepts/projects/sync. */
function chosen(given: Arguments, command: Executed, world: World): readonly Package[] | null {
  if (
    given.has(
      '--extra',
      '--all-extras',
      '--group',
      '--all-groups',
      '--only-group',
      '--package',
      '--all-packages',
    )
  )
    return null
  const production = given.has('--no-dev', '--no-default-groups') || isOn(world.lookup('UV_NO_DEV'))
  return projectPackages(world, command, production)
}

function lock({ cwd }: Executed, world: World): Status {
  fill(world, cwd, 'uv lock', { size: null })
  return 'unknown'
}

/** `uv tool install ruff`: an environment of its own, and its programs in ~/.local/bin. */
function tool(verb: string | null, names: Words, given: Arguments, command: Executed, world: World): Status {
  if (verb !== 'install') return 'unknown'
  const data = directoryOf(world, 'XDG_DATA_HOME', inHome(world, '.local/share'))
  const tools = directoryOf(world, 'UV_TOOL_DIR', data === null ? null : `${data}/uv/tools`)
  const bin = directoryOf(world, 'UV_TOOL_BIN_DIR', inHome(world, '.local/bin'))
  installTools(world, command, names, tools, bin)
  cacheOf(given, command, world)(null)
  return 'unknown'
}

/** Python programs, each in an environment of its own below `tools`, with links in `bin`. */
export function installTools(
  world: World,
  { certain }: Executed,
  names: Words,
  tools: string | null,
  bin: string | null,
): void {
  for (const word of names) {
    const name = word === null ? null : word.replace(/[[=<>~!@ ].*$/, '').toLowerCase()
    const size = name === null ? null : pythonSize(name)
    const bytes = size === null || size.basis === 'unknown' || !certain ? null : size.bytes
    fill(world, tools === null || name === null ? tools : `${tools}/${name}`, `pip ${name ?? 'tool'}`, {
      size: bytes,
      estimated: true,
      package: name === null ? null : `pip ${name}`,
    })
    if (bin === null) continue
    // Its programs need not have its name.
    world.tree.opaque.add(bin)
    if (name !== null && certain) addProgram(world, `${bin}/${name}`, `pip ${name}`)
  }
}

function pythonDirectory(world: World): string | null {
  const data = directoryOf(world, 'XDG_DATA_HOME', inHome(world, '.local/share'))
  return directoryOf(world, 'UV_PYTHON_INSTALL_DIR', data === null ? null : `${data}/uv/python`)
}

/**
 * uv keeps packages unpacked and links them into environments: on one file system the same bytes, copied with
 * `--link-mode copy`. Source: docs.astral.sh/uv/concepts/cache and reference/settings, link-mode.
 */
function cacheOf(given: Arguments, command: Executed, world: World): (bytes: number | null) => void {
  return (bytes) => {
    const off = world.lookup('UV_NO_CACHE')
    if (given.has('--no-cache', '-n') || (off !== undefined && !['', '0', 'false'].includes(off ?? '1')))
      return
    const directory = cacheDirectory(given, command, world)
    const copies = (given.get('--link-mode') ?? world.lookup('UV_LINK_MODE')) === 'copy'
    if (directory === null) world.log.unknownSize = true
    else addHidden(world, directory, 'uv', { size: copies ? bytes : bytes === null ? null : 0 })
  }
}

function cacheDirectory(given: Arguments, command: Executed, world: World): string | null {
  const option = given.get('--cache-dir')
  if (option !== undefined) return resolvePath(command.cwd, option)
  const shared = directoryOf(world, 'XDG_CACHE_HOME', inHome(world, '.cache'))
  return directoryOf(world, 'UV_CACHE_DIR', shared === null ? null : `${shared}/uv`)
}

function cleanCache(verb: string | null, given: Arguments, command: Executed, world: World): void {
  const directory = cacheDirectory(given, command, world)
  if (verb === 'clean' && command.certain && directory !== null) remove(world.tree, bulkPath(directory, 'uv'))
}
