import { resolvePath } from '../../dockerfile/paths.ts'
import { readArguments, type Arguments } from '../arguments.ts'
import { sitePackages, SYSTEM_PREFIX, venvOnPath } from '../python.ts'
import type { Executed, Package } from '../types.ts'
import type { World } from '../world.ts'
import type { Effect, Effects } from './effect.ts'
import { directoryOf, inHome, isOn, leaveCache } from './install.ts'
import { installProject, projectPackages } from './project.ts'
import { fill } from './support.ts'
import { installTools } from './uv.ts'

/** `poetry install`: into the active environment, one of its own, or the interpreter. Source: python-poetry.org/docs/configuration. */
const poetry: Effect = (command, args, world) => {
  const given = readArguments(args, [
    '--with',
    '--without',
    '--only',
    '-E',
    '--extras',
    '-C',
    '--directory',
    '-P',
  ])
  const [verb] = given.positionals
  if (['config', 'check', 'env', 'show', 'version', 'about'].includes(verb ?? '')) return 'unknown'
  if (verb === 'export' || verb === 'build' || verb === 'run') return null
  if (!['install', 'sync', 'update'].includes(verb ?? '')) return null
  const directory = projectDirectory(world, command, '.cache/pypoetry/virtualenvs')
  const special = given.has('--with', '--only', '-E', '--extras', '--all-extras', '--all-groups')
  const production = given.has('--without', '--no-dev')
  installProject(world, command, {
    manager: 'pip',
    manifests: ['pyproject.toml', 'poetry.lock'],
    directory,
    bulk: 'pip project',
    prefix: siteOf(directory),
    packages: special ? poetryMain(given, command, world) : projectPackages(world, command, production),
  })
  if (!given.has('--no-cache')) {
    const cache = directoryOf(world, 'POETRY_CACHE_DIR', inHome(world, '.cache/pypoetry'))
    leaveCache(world, cache, 'poetry', null)
  }
  return 'unknown'
}

/** `--only main` is the project without its groups; what other groups and extras bring is not followed. */
function poetryMain(given: Arguments, command: Executed, world: World): readonly Package[] | null {
  const main = given.get('--only') === 'main' && !given.has('--with', '-E', '--extras', '--all-extras')
  return main ? projectPackages(world, command, true) : null
}

/** Where packages lie in the interpreter's prefix or an environment; poetry's own have names that nobody knows. */
function siteOf(directory: string | null): string | null {
  const known = directory === SYSTEM_PREFIX || directory?.endsWith('/.venv')
  return known ? sitePackages(directory!) : null
}

/** `pipenv install --system --deploy`, `pipenv sync`. Source: pipenv.pypa.io, "Commands". */
const pipenv: Effect = (command, args, world) => {
  const given = readArguments(args, ['--python', '--categories', '-r', '--requirements'])
  const [verb] = given.positionals
  if (!['install', 'sync', 'update'].includes(verb ?? '')) return null
  const system = given.has('--system')
  installProject(world, command, {
    manager: 'pip',
    manifests: ['Pipfile', 'Pipfile.lock'],
    directory: system ? SYSTEM_PREFIX : projectDirectory(world, command, '.local/share/virtualenvs'),
    bulk: 'pip project',
  })
  leaveCache(world, directoryOf(world, 'PIPENV_CACHE_DIR', inHome(world, '.cache/pipenv')), 'pipenv', null)
  return 'unknown'
}

/** Where a project's packages go when nothing is told: `.venv`, the active environment, the interpreter, or the user's own place. */
function projectDirectory(world: World, command: Executed, own: string): string | null {
  const inProject = world.lookup('POETRY_VIRTUALENVS_IN_PROJECT') ?? world.lookup('PIPENV_VENV_IN_PROJECT')
  if (isOn(inProject)) return resolvePath(command.cwd, '.venv')
  const active = venvOnPath(world)
  if (active !== null) return active
  const told = world.lookup('POETRY_VIRTUALENVS_CREATE')
  const configured = world.log.commands.some(({ argv }) => argv.includes('virtualenvs.create'))
  if (configured || (told !== undefined && !isOn(told))) return SYSTEM_PREFIX
  return inHome(world, own)
}

/** `pipx install black`. Source: pipx.pypa.io, "How pipx works". */
const pipx: Effect = (command, args, world) => {
  const given = readArguments(args, [
    '--python',
    '--suffix',
    '--pip-args',
    '-i',
    '--index-url',
    '--preinstall',
  ])
  const [verb, ...names] = given.positionals
  if (verb === 'inject' || verb === 'upgrade' || verb === 'upgrade-all') {
    fill(world, pipxHome(world), 'pipx', { size: null })
    return 'unknown'
  }
  if (verb === 'run' || verb === 'runpip') return null
  if (verb !== 'install') return 'unknown'
  const home = pipxHome(world)
  const bin = directoryOf(
    world,
    'PIPX_BIN_DIR',
    given.has('--global') ? '/usr/local/bin' : inHome(world, '.local/bin'),
  )
  installTools(world, command, names, home === null ? null : `${home}/venvs`, bin)
  return 'unknown'
}

function pipxHome(world: World): string | null {
  return directoryOf(world, 'PIPX_HOME', inHome(world, '.local/share/pipx'))
}

export const pythonProjectEffects: Effects = { poetry, pipenv, pipx }
