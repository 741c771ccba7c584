import type { Executed } from '../../build/types.ts'
import { operandIndexes } from './operands.ts'

/** A command that installs what a project lists, without being bound to its lock file. */
type FreeInstall = {
  readonly tool: Tool
  /** An option that does not do what it seems to. */
  readonly useless: string | null
}

export type Tool = {
  readonly name: string
  readonly manifests: readonly string[]
  readonly locks: readonly string[]
  /** What binds it, for the message. */
  readonly instead: string
  /** Variables that bind it when they are set to something true. */
  readonly variables: readonly string[]
  /** Does it read the lock file and stop at a difference anyway? Then only a missing one is a matter. */
  readonly strict: boolean
  /** Few projects have its lock file: only one that is surely there counts. */
  readonly rare: boolean
  readonly verbs: readonly string[]
  readonly bare: boolean
  readonly binds: readonly string[]
  /** Options that take another way: a global install, only the lock file … */
  readonly leaves: readonly string[]
  readonly useless: readonly string[]
  readonly values: readonly string[]
}

const words = (text: string): readonly string[] => (text === '' ? [] : text.split(' '))

const NODE = ['package.json']
const NONE = {
  variables: [],
  strict: false,
  rare: false,
  bare: false,
  leaves: [],
  useless: [],
  values: [],
} as const

/**
 * Sources: docs.npmjs.com "npm-ci", classic.yarnpkg.com and yarnpkg.com "yarn install", pnpm.io "pnpm install", bun.sh "bun install",
 * bundler.io "bundle config", docs.astral.sh/uv "Locking and syncing", pipenv.pypa.io "CLI", python-poetry.org "install",
 * getcomposer.org "install", learn.microsoft.com "dotnet restore".
 */
const TOOLS: readonly Tool[] = [
  {
    ...NONE,
    name: 'npm',
    manifests: NODE,
    locks: words('package-lock.json npm-shrinkwrap.json'),
    instead: 'npm ci',
    verbs: words('install i in ins inst add'),
    binds: [],
    leaves: words('-g --global --package-lock-only --location=global'),
    useless: words('--frozen-lockfile --immutable'),
    values: words(
      '--prefix --registry --loglevel --cache --omit --include --only --userconfig -w --workspace -C',
    ),
  },
  {
    ...NONE,
    name: 'yarn',
    manifests: NODE,
    locks: ['yarn.lock'],
    instead: 'yarn install with --immutable (Yarn 1: --frozen-lockfile)',
    variables: words('YARN_ENABLE_IMMUTABLE_INSTALLS CI'),
    verbs: ['install'],
    bare: true,
    binds: words('--frozen-lockfile --immutable'),
    leaves: words('--version -v --help --mode=update-lockfile'),
    useless: ['--pure-lockfile'],
    values: words(
      '--cwd --registry --cache-folder --modules-folder --network-timeout --network-concurrency --mutex',
    ),
  },
  {
    ...NONE,
    name: 'pnpm',
    manifests: NODE,
    locks: ['pnpm-lock.yaml'],
    instead: 'pnpm install --frozen-lockfile',
    variables: ['CI'],
    verbs: words('install i'),
    binds: ['--frozen-lockfile'],
    leaves: words('-g --global --lockfile-only'),
    useless: ['--prefer-frozen-lockfile'],
    values: words('-C --dir --filter -F --store-dir --registry --reporter'),
  },
  {
    ...NONE,
    name: 'bun',
    manifests: NODE,
    locks: words('bun.lock bun.lockb'),
    instead: 'bun install --frozen-lockfile',
    verbs: words('install i'),
    binds: ['--frozen-lockfile'],
    leaves: words('-g --global --lockfile-only'),
    values: words('--cwd --registry --backend'),
  },
  {
    ...NONE,
    name: 'bundle',
    manifests: words('Gemfile gems.rb'),
    locks: words('Gemfile.lock gems.locked'),
    instead: 'ENV BUNDLE_DEPLOYMENT=1',
    variables: words('BUNDLE_DEPLOYMENT BUNDLE_FROZEN'),
    verbs: ['install'],
    binds: [],
    leaves: [],
    values: words('--jobs -j --retry -r --path --without --with --gemfile --binstubs'),
  },
  {
    ...NONE,
    name: 'uv',
    manifests: ['pyproject.toml'],
    locks: ['uv.lock'],
    instead: 'uv sync --locked',
    variables: words('UV_LOCKED UV_FROZEN'),
    verbs: ['sync'],
    binds: words('--locked --frozen'),
    leaves: [],
    values: words('--directory --project -p --python --extra --group --no-group --cache-dir --package'),
  },
  {
    ...NONE,
    name: 'pipenv',
    manifests: ['Pipfile'],
    locks: ['Pipfile.lock'],
    instead: 'pipenv sync, or pipenv install --deploy',
    verbs: ['install'],
    binds: words('--deploy --ignore-pipfile'),
    leaves: words('-r --requirements'),
    values: words('--python --categories'),
  },
  {
    ...NONE,
    name: 'poetry',
    manifests: ['pyproject.toml'],
    locks: ['poetry.lock'],
    instead: 'poetry.lock beside pyproject.toml',
    strict: true,
    verbs: words('install sync'),
    binds: [],
    values: words('-C --directory -P --project --with --without --only --extras -E'),
  },
  {
    ...NONE,
    name: 'composer',
    manifests: ['composer.json'],
    locks: ['composer.lock'],
    instead: 'composer.lock beside composer.json',
    strict: true,
    verbs: ['install'],
    binds: [],
    values: words('-d --working-dir'),
  },
  {
    ...NONE,
    name: 'dotnet',
    manifests: [],
    locks: ['packages.lock.json'],
    instead: 'dotnet restore --locked-mode',
    rare: true,
    verbs: ['restore'],
    binds: ['--locked-mode'],
    values: words('-r --runtime -s --source -v --verbosity --configfile --packages --lock-file-path -p'),
  },
]

/** Programs that may install what a project lists. */
export const INSTALLING_PROGRAMS: readonly string[] = [...TOOLS.map(({ name }) => name), 'bundler']

/** Null for what is bound, takes another way, or installs nothing a project lists; packages by name are another matter. */
export function freeInstall({ program, argv }: Executed): FreeInstall | null {
  const tool = TOOLS.find(({ name }) => name === (program === 'bundler' ? 'bundle' : program))
  if (!tool) return null
  const [verbAt, ...rest] = operandIndexes(argv, 1, tool.values)
  const verb = verbAt === undefined ? undefined : argv[verbAt]
  if (verb === undefined ? !tool.bare : verb === null || !tool.verbs.includes(verb)) return null
  if (rest.length > 0 && tool.name !== 'dotnet') return null
  const has = (options: readonly string[]): boolean =>
    argv.some((word) => word !== null && options.some((each) => word === each || word === `${each}=true`))
  if (has(tool.binds) || has(tool.leaves) || has(['--help', '-h'])) return null
  return { tool, useless: tool.useless.find((each) => has([each])) ?? null }
}

/** `bundle config set deployment true`, `bundle config --local deployment true`, `pnpm config set frozen-lockfile true` … */
export function bindsByConfig({ program, argv }: Executed): boolean {
  if (argv[1] !== 'config' || !TOOLS.some(({ name }) => name === program)) return false
  return argv.some((word) => word !== null && BINDING.test(word)) && !argv.some((word) => word === 'false')
}

const BINDING = /^(?:deployment|frozen|frozen-lockfile|enableImmutableInstalls)$/
