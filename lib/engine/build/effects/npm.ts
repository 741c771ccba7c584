import { cleanPath, resolvePath } from '../../dockerfile/paths.ts'
import { packageFacts } from '../../images/packages/packages.ts'
import { readArguments, type Arguments } from '../arguments.ts'
import { remove } from '../tree.ts'
import type { Executed, Package } from '../types.ts'
import { bulkPath, type World } from '../world.ts'
import type { Effect, Effects, Status } from './effect.ts'
import { addProgram, directoryOf, inHome, leaveCache, record } from './install.ts'
import { nodeDependencies, nodePackage } from './node-manifest.ts'
import { nodeProgram, nodeScript, packagePrograms } from './npm-scripts.ts'
import { installProject, manifestAt, sizeOfAll } from './project.ts'
import { fill } from './support.ts'
import { names } from '../names.ts'

type Words = readonly (string | null)[]

/** What tells npm, yarn, pnpm and bun apart. */
type NodeTool = {
  readonly lock: readonly string[]
  /** Verbs that install what package.json lists, or with names add those. */
  readonly installs: readonly string[]
  readonly adds: readonly string[]
  readonly removes: readonly string[]
  /** Without a verb it installs. */
  readonly bare: boolean
  readonly valued: readonly string[]
  /** Leaves what it downloaded; null when unknown where. */
  readonly cache: (given: Arguments, command: Executed, world: World) => string | null
  /** The cache in relation to what is unpacked. */
  readonly packed: number
}

/** An archive in relation to what it unpacks to. Source: express, eslint, jest and webpack, measured. */
const PACKED = 0.25

const VALUES = names(
  '--prefix -C --cache --registry --omit --include --only --location --loglevel',
  '-w --workspace --fetch-retries --fetch-timeout --maxsockets --userconfig --cwd',
  '--network-timeout --cache-folder --modules-folder --mutex --filter -F --dir --store-dir',
  '--install-strategy --tag --network-concurrency --backend --config',
)

/** npm keeps archives. Source: docs.npmjs.com, "npm-cache". */
const npmCache: NodeTool['cache'] = (given, { cwd }, world) => {
  const option = given.get('--cache')
  if (option !== undefined) return resolvePath(cwd, option)
  const variable = world.lookup('npm_config_cache') === undefined ? 'NPM_CONFIG_CACHE' : 'npm_config_cache'
  return directoryOf(world, variable, inHome(world, '.npm'))
}

/** Yarn 1 keeps packages unpacked, root's below /usr/local/share; later versions archives. Source: yarnpkg/yarn, src/util/user-home-dir.js. */
const yarnCache: NodeTool['cache'] = (given, command, world) => {
  const option = given.get('--cache-folder')
  if (option !== undefined) return resolvePath(command.cwd, option)
  if (isBerry(world, command)) return directoryOf(world, 'YARN_GLOBAL_FOLDER', inHome(world, '.yarn/berry'))
  const root = world.user.uid === 0 || world.user.name === 'root'
  return directoryOf(
    world,
    'YARN_CACHE_FOLDER',
    root ? '/usr/local/share/.cache/yarn' : inHome(world, '.cache/yarn'),
  )
}

function isBerry(world: World, command: Executed): boolean {
  return manifestAt(world, command, '.yarnrc.yml') !== undefined
}

const TOOLS: Readonly<Record<string, NodeTool>> = {
  npm: {
    lock: ['package-lock.json', 'npm-shrinkwrap.json'],
    installs: ['ci', 'install', 'i', 'clean-install', 'ic', 'install-clean', 'add', 'update', 'up'],
    adds: ['install', 'i', 'add'],
    removes: ['uninstall', 'remove', 'rm', 'un', 'r'],
    bare: false,
    valued: VALUES,
    cache: npmCache,
    packed: PACKED,
  },
  yarn: {
    lock: ['yarn.lock'],
    installs: ['install', 'add', 'upgrade', 'up'],
    adds: ['add'],
    removes: ['remove'],
    bare: true,
    valued: VALUES,
    cache: yarnCache,
    packed: 1,
  },
  // The store is linked into node_modules: the same bytes. Source: pnpm.io/motivation.
  pnpm: {
    lock: ['pnpm-lock.yaml', 'pnpm-workspace.yaml'],
    installs: ['install', 'i', 'add', 'fetch', 'update', 'up'],
    adds: ['add', 'install', 'i'],
    removes: ['remove', 'rm', 'uninstall', 'un'],
    bare: false,
    valued: VALUES,
    cache: (_given, _command, world) => inHome(world, '.local/share/pnpm/store'),
    packed: 0,
  },
  bun: {
    lock: ['bun.lock', 'bun.lockb'],
    installs: ['install', 'i', 'add', 'a', 'update'],
    adds: ['add', 'a', 'install', 'i'],
    removes: ['remove', 'rm'],
    bare: false,
    valued: VALUES,
    cache: (_given, _command, world) =>
      directoryOf(world, 'BUN_INSTALL_CACHE_DIR', inHome(world, '.bun/install/cache')),
    packed: 1,
  },
}

/** Source: docs.npmjs.com, "npm-run", aliases. */
const RUNS = ['run', 'run-script', 'rum', 'urn']

const CLEAN_INSTALLS = ['ci', 'clean-install', 'ic', 'install-clean']

/** Verbs that tell something or change settings. */
const TELLS = names(
  'config set get version view info show ls list outdated audit whoami',
  'root bin prefix why explain ping doctor fund help policies --version -v',
)

function nodeEffect(name: string): Effect {
  const tool = TOOLS[name]!
  return (command, args, world) => {
    const given = readArguments(args, tool.valued)
    const positionals = [...given.positionals]
    // `yarn global add X`, `yarn workspaces focus`.
    const global =
      isGlobal(given) || (name === 'yarn' && positionals[0] === 'global' && positionals.shift() !== undefined)
    const [verb, ...names] = positionals
    if (verb === null || (verb === undefined && !tool.bare)) return null
    const at = { command: inDirectory(given, command), given, world, tool, global }
    // `npm ci` begins by deleting node_modules. Source: docs.npmjs.com, "npm-ci".
    if (name === 'npm' && CLEAN_INSTALLS.includes(verb ?? '')) prune(at)
    if (verb === undefined || tool.installs.includes(verb))
      return install(at, tool.adds.includes(verb ?? '') ? names : [])
    if (verb === 'prune') return prune(at)
    if (verb === 'cache') return cleanCache(names, at)
    if (verb === 'store') return names[0] === 'prune' ? cleanCache(['clean'], at) : 'unknown'
    if (tool.removes.includes(verb)) return uninstall(names, at)
    if (name === 'npm' && (verb === 'exec' || verb === 'x'))
      return nodeProgram(args.slice(args.indexOf(verb) + 1), at.command, world)
    if (RUNS.includes(verb)) return nodeScript(names[0] ?? null, at.command, world)
    return TELLS.includes(verb) ? 'unknown' : null
  }
}

type Call = {
  readonly command: Executed
  readonly given: Arguments
  readonly world: World
  readonly tool: NodeTool
  readonly global: boolean
}

function isGlobal(given: Arguments): boolean {
  return given.has('-g', '--global') || given.get('--location') === 'global'
}

/** `--prefix DIR`, `-C DIR`, `--cwd DIR` stand for a working directory, unless the install is global. */
function inDirectory(given: Arguments, command: Executed): Executed {
  const directory = given.get('-C', '--cwd', '--dir') ?? (isGlobal(given) ? undefined : given.get('--prefix'))
  return directory == null ? command : { ...command, cwd: resolvePath(command.cwd, directory) }
}

function install(call: Call, names: Words): Status {
  const { command, world, tool, global } = call
  if (global) return installGlobal(call, names)
  const directory = resolvePath(command.cwd, 'node_modules')
  const bytes = installProject(world, command, {
    manager: 'npm',
    manifests: ['package.json', ...tool.lock],
    directory,
    bulk: 'npm',
    prefix: directory,
    ...wanted(call, names),
  })
  leave(call, bytes)
  return 'unknown'
}

/** What package.json lists and what is named besides; packages null where that cannot be known. */
function wanted(
  call: Call,
  names: Words,
): { readonly packages: readonly Package[] | null; readonly development: readonly Package[] } {
  const { command, world } = call
  const added = names.flatMap((word) => (word === null ? [] : (nodePackage(word) ?? [])))
  const lone = names.length > 0 && manifestAt(world, command, 'package.json') === undefined
  const listed = nodeDependencies(world, command, isProduction(call)) ?? (lone ? NOTHING_LISTED : null)
  if (listed === null || added.length < names.length) return { packages: null, development: [] }
  const { packages, development } = listed
  const fresh = added.filter((each) => !packages.some(({ name }) => name === each.name))
  return { packages: [...packages, ...fresh], development }
}

const NOTHING_LISTED = { packages: [], development: [] } as const

/** Development dependencies stay away. Source: docs.npmjs.com, "npm-install", omit; classic.yarnpkg.com, "yarn install". */
function isProduction({ given, world }: Pick<Call, 'given' | 'world'>): boolean {
  if (given.all('--include').includes('dev')) return false
  const omits = [...given.all('--omit'), ...given.all('--only')]
  if (omits.some((word) => word === 'dev' || word === 'prod' || word === 'production')) return true
  if (given.has('--production', '--prod', '-P'))
    return !['false', '0'].includes(given.get('--production') ?? '')
  return world.lookup('NODE_ENV') === 'production'
}

function leave({ command, given, world, tool }: Call, bytes: number | null): void {
  const directory = tool.cache(given, command, world)
  leaveCache(
    world,
    directory,
    'npm',
    bytes === null ? (tool.packed === 0 ? 0 : null) : Math.round(bytes * tool.packed),
  )
}

/** `npm install -g`: below the prefix of the node that runs it. */
function installGlobal(call: Call, names: Words): Status {
  const { command, world, given } = call
  const packages = names.flatMap((word) => (word === null ? [] : (nodePackage(word) ?? [])))
  const prefix = globalPrefix(given, command, world)
  const directory = prefix === null ? null : cleanPath(`${prefix}/lib/node_modules`)
  const complete = packages.length === names.length
  const noted = { manager: 'npm', packages: complete ? packages : null, manifests: [], command } as const
  record(world, { ...noted, prefix: null }, (name) => sizeOfAll('npm', [name]))
  let sum: number | null = 0
  for (const each of packages) {
    const size = unpackGlobal(each, prefix, directory, command, world)
    sum = sum === null || size === null ? null : sum + size
  }
  if (!complete) fill(world, directory, 'npm others', { size: null })
  if (prefix !== null) world.tree.opaque.add(`${prefix === '/' ? '' : prefix}/bin`)
  leave(call, complete ? sum : null)
  return 'unknown'
}

function unpackGlobal(
  { name }: Package,
  prefix: string | null,
  directory: string | null,
  { certain }: Executed,
  world: World,
): number | null {
  const facts = packageFacts('npm', name)
  const size = facts === null || !certain ? null : sizeOfAll('npm', [name]).bytes
  fill(world, directory, `npm ${name}`, { size, estimated: true, package: `npm ${name}` })
  if (prefix === null || !certain) return size
  for (const program of facts?.programs ?? [])
    addProgram(world, cleanPath(`${prefix}/bin/${program}`), `npm ${name}`)
  return size
}

/** `/usr/local` in the official images; with a distribution's node it is one or the other. Source: docs.npmjs.com, "folders". */
function globalPrefix(given: Arguments, { cwd }: Executed, world: World): string | null {
  const option = given.get('--prefix')
  if (option !== undefined) return resolvePath(cwd, option)
  const variable = world.lookup('npm_config_prefix') === undefined ? 'NPM_CONFIG_PREFIX' : 'npm_config_prefix'
  const official = Object.hasOwn(world.facts?.runtimes ?? {}, 'node')
  return directoryOf(world, variable, official ? '/usr/local' : '/usr')
}

/** `npm prune --omit=dev` takes away what only development needs. */
function prune(call: Call): Status {
  const { command, world } = call
  const directory = resolvePath(command.cwd, 'node_modules')
  if (!command.certain || directory === null || !isProduction(call)) return 'unknown'
  remove(world.tree, bulkPath(directory, 'npm dev'))
  const gone = nodeDependencies(world, command, false)?.development ?? []
  for (const { name } of gone) world.installed.delete(`npm ${name} ${directory}`)
  return 'unknown'
}

function uninstall(names: Words, { command, world, given, global }: Call): Status {
  if (!command.certain) return 'unknown'
  const prefix = globalPrefix(given, command, world)
  for (const word of names) {
    const name = word === null ? null : nodePackage(word)?.name
    if (name == null) continue
    if (global && prefix !== null)
      remove(world.tree, bulkPath(cleanPath(`${prefix}/lib/node_modules`), `npm ${name}`))
    for (const [key, each] of world.installed)
      if (each.manager === 'npm' && each.name === name) world.installed.delete(key)
  }
  return 'unknown'
}

/** `npm cache clean --force`, `yarn cache clean`, `pnpm store prune`. */
function cleanCache([verb]: Words, { command, given, world, tool }: Call): Status {
  const directory = tool.cache(given, command, world)
  const cleans = verb === 'clean' || verb === 'clear' || verb === 'rm' || verb === 'prune'
  if (cleans && command.certain && directory !== null) remove(world.tree, bulkPath(directory, 'npm'))
  return 'unknown'
}

export const nodeEffects: Effects = {
  ...Object.fromEntries(Object.keys(TOOLS).map((name) => [name, nodeEffect(name)])),
  ...packagePrograms,
  npx: (command, args, world) => nodeProgram(args, command, world),
}
