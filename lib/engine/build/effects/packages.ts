import { isRoot } from '../accounts.ts'
import { readArguments } from '../arguments.ts'
import { moduleIndex } from '../python.ts'
import type { Manager, Package } from '../types.ts'
import type { Effect } from './effect.ts'
import { failed } from './files.ts'
import { installFromProject, makeVenv, pip, record, uv } from './pip.ts'

type SystemManager = {
  readonly manager: Manager
  readonly install: readonly string[]
  readonly valued: readonly string[]
  /** Between name and version: apt `=`, dnf `-` (not told apart from the name). */
  readonly separator: string | null
}

const APT: SystemManager = {
  manager: 'apt',
  install: ['install', 'reinstall'],
  valued: [
    '-o',
    '--option',
    '-t',
    '--target-release',
    '--default-release',
    '-c',
    '--config-file',
    '-a',
    '--host-architecture',
  ],
  separator: '=',
}
const APK: SystemManager = {
  manager: 'apk',
  install: ['add'],
  valued: [
    '-t',
    '--virtual',
    '-X',
    '--repository',
    '-p',
    '--root',
    '--repositories-file',
    '--keys-dir',
    '--arch',
    '--wait',
    '--cache-dir',
  ],
  separator: '=',
}
const DNF: SystemManager = {
  manager: 'dnf',
  install: ['install', 'localinstall', 'groupinstall', 'reinstall'],
  valued: [
    '--enablerepo',
    '--disablerepo',
    '--repo',
    '--installroot',
    '--releasever',
    '--setopt',
    '-c',
    '--config',
    '-x',
    '--exclude',
  ],
  separator: null,
}

/** apt-get, apk, dnf and relatives: only root may, and what they install is theirs. */
function system(tool: SystemManager): Effect {
  return (command, args, world) => {
    const given = readArguments(args, tool.valued)
    const verb = given.positionals.find((word) => word !== null)
    if (verb === undefined) return 'unknown'
    if (isRoot(world.user) === false && !['--version', 'list', 'search', 'show', 'info'].includes(verb)) {
      return failed(
        world,
        command,
        'permission-denied',
        `${command.program} ${verb}: Permission denied, are you root?`,
      )
    }
    if (!tool.install.includes(verb)) return 'unknown'
    const names = given.positionals.slice(given.positionals.indexOf(verb) + 1)
    const known = names.filter((name) => name !== null)
    const packages = known.map((name) => systemPackage(tool, name))
    // A package may bring accounts of its own.
    world.accounts.complete = false
    record(world, {
      manager: tool.manager,
      packages: known.length === names.length ? packages : null,
      manifests: [],
      prefix: '/',
      command,
    })
    return 'unknown'
  }
}

function systemPackage({ manager, separator }: SystemManager, text: string): Package {
  const at = separator === null ? -1 : text.search(/[=<>~]/)
  const name = at === -1 ? text : text.slice(0, at)
  const version = at === -1 ? null : text.slice(at).replace(/^[=<>~]+/, '')
  return { manager, name, version, manifest: null }
}

const npmManifests = ['package.json', 'package-lock.json', 'npm-shrinkwrap.json']
const installers: Readonly<
  Record<string, { readonly verbs: readonly string[]; readonly bare: boolean; readonly effect: Effect }>
> = {
  npm: {
    verbs: ['ci', 'install', 'i', 'clean-install'],
    bare: false,
    effect: installFromProject('npm', npmManifests),
  },
  pnpm: {
    verbs: ['install', 'i', 'fetch'],
    bare: false,
    effect: installFromProject('npm', ['package.json', 'pnpm-lock.yaml']),
  },
  yarn: { verbs: ['install'], bare: true, effect: installFromProject('npm', ['package.json', 'yarn.lock']) },
  bun: {
    verbs: ['install', 'i'],
    bare: false,
    effect: installFromProject('npm', ['package.json', 'bun.lock', 'bun.lockb']),
  },
  poetry: {
    verbs: ['install', 'sync'],
    bare: false,
    effect: installFromProject('pip', ['pyproject.toml', 'poetry.lock']),
  },
  pipenv: {
    verbs: ['install', 'sync'],
    bare: false,
    effect: installFromProject('pip', ['Pipfile', 'Pipfile.lock']),
  },
  cargo: {
    verbs: ['fetch', 'build', 'install'],
    bare: false,
    effect: installFromProject('cargo', ['Cargo.toml', 'Cargo.lock']),
  },
  bundle: { verbs: ['install'], bare: true, effect: installFromProject('gem', ['Gemfile', 'Gemfile.lock']) },
  composer: {
    verbs: ['install', 'i'],
    bare: false,
    effect: installFromProject('composer', ['composer.json', 'composer.lock']),
  },
}

function fromProject(name: string): Effect {
  const { verbs, bare, effect } = installers[name]!
  return (command, args, world) => {
    const verb = args.find((word) => word !== null && !word.startsWith('-'))
    const installs = verb === undefined ? bare : verb !== null && verbs.includes(verb)
    return installs ? effect(command, args, world) : null
  }
}

const goModules = installFromProject('go', ['go.mod', 'go.sum'])

const go: Effect = (command, args, world) =>
  args[0] === 'mod' && args[1] === 'download' ? goModules(command, args, world) : null

/** `python -m pip …`, `python -m venv …`; everything else Python may do is not known. */
const python: Effect = (command, args, world) => {
  const at = moduleIndex(args)
  const module = at === -1 ? undefined : args[at]
  const rest = args.slice(at + 1)
  if (module === 'pip') return pip(command, rest, world)
  if (module === 'uv') return uv(command, rest, world)
  if (module === 'venv' || module === 'virtualenv') return makeVenv(command, rest, world)
  return null
}

const packageEffects: Readonly<Record<string, Effect>> = {
  apt: system(APT),
  'apt-get': system(APT),
  aptitude: system(APT),
  apk: system(APK),
  dnf: system(DNF),
  microdnf: system(DNF),
  yum: system(DNF),
  uv,
  virtualenv: makeVenv,
  go,
  ...Object.fromEntries(Object.keys(installers).map((name) => [name, fromProject(name)])),
}

/** The effect of a program of the package managers' kind; undefined for any other. */
export function packageEffect(program: string): Effect | undefined {
  if (/^pip3?(\.\d+)?$/.test(program)) return pip
  if (/^python3?(\.\d+)?$/.test(program)) return python
  return Object.hasOwn(packageEffects, program) ? packageEffects[program] : undefined
}
