import type { Executed } from '../../build/types.ts'
import { resolvePath } from '../../dockerfile/paths.ts'
import type { RuleInput } from '../rule.ts'
import { perFile } from './facts.ts'
import { subcommandAt } from './packages.ts'
import { everyRun, type Run } from './runs.ts'

/** An install that brings what only development needs. */
export type DevInstall = {
  readonly ecosystem: 'node' | 'php' | 'ruby' | 'python'
  /** What keeps it away. */
  readonly option: string
  /** Index in `argv` of the word at fault, or of the subcommand. */
  readonly at: number
  /** The environment says that this is for development or tests. */
  readonly intended: boolean
  /** Its manifest lists such packages: true; that is not known: null. */
  readonly listed: boolean | null
}

type Reader = (command: Call) => Pick<DevInstall, 'option' | 'at'> | null
type Call = {
  readonly argv: readonly string[]
  /** A variable at this command; undefined where nothing sets it, null where its value is not known. */
  readonly variable: (name: string) => string | null | undefined
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/)
const has = (argv: readonly string[], pattern: RegExp): boolean => argv.some((word) => pattern.test(word))

export type DevReader = (command: Executed, run: Run) => DevInstall | null

/**
 * Prepares the question "what does a command install for development?": null when it installs none of that, or that cannot be
 * told. The settings of the file are read once.
 */
export function devReader(input: RuleInput): DevReader {
  return (command, run) => {
    const name = command.program?.replace(/^pip[\d.]*$/, 'pip')
    const found = name === undefined ? undefined : READERS.get(name)
    if (!found || command.argv.includes(null)) return null
    const [ecosystem, read] = found
    const settings = settingsOf(input)
    const argv = command.argv.map((word) => word ?? '')
    const variable: Call['variable'] = (each) => variableOf(each, command, run, input, settings)
    const install = read({ argv, variable })
    if (!install || (ecosystem === 'ruby' && isConfigured(command, run, input, settings))) return null
    const intended = ENVIRONMENTS.some((each) => /^(?:dev|test)/.test(variable(each) ?? ''))
    const listed = isListed(ecosystem, command, input)
    return listed === false ? null : { ecosystem, ...install, intended, listed }
  }
}

const ENVIRONMENTS = words('NODE_ENV RAILS_ENV RACK_ENV APP_ENV')

type Setting = { readonly offset: number; readonly argument: boolean; readonly value: string | null }
type Settings = {
  /** By stage and name, `0 NODE_ENV`, in the order of the text. */
  readonly variables: ReadonlyMap<string, readonly Setting[]>
  /** By stage, where the first `bundle config set --local without 'development test'` stands. */
  readonly bundler: ReadonlyMap<number, number>
}

const settingsOf = perFile((input): Settings => {
  const variables = new Map<string, Setting[]>()
  const note = (stage: number, name: string | null, setting: Setting): void => {
    const key = `${stage} ${name}`
    const known = variables.get(key)
    if (known) known.push(setting)
    else variables.set(key, [setting])
  }
  for (const each of input.stages.flatMap(({ instructions }) => instructions)) {
    const { offset } = each.range.start
    if (each.keyword === 'ENV')
      for (const { key, value } of each.pairs)
        note(each.stage, key.text, { offset, argument: false, value: value.text })
    if (each.keyword === 'ARG')
      for (const { name, isSet, value } of each.declarations)
        if (isSet) note(each.stage, name, { offset, argument: true, value: value.text })
  }
  const bundler = new Map<number, number>()
  for (const { stage, commands } of everyRun(input)) {
    const found = bundler.has(stage.index) ? undefined : commands.find(leavesDevelopmentOut)
    if (found) bundler.set(stage.index, found.range.start.offset)
  }
  return { variables, bundler }
})

function leavesDevelopmentOut({ program, argv }: Executed): boolean {
  return (
    /^bundler?$/.test(program ?? '') &&
    argv.includes('config') &&
    argv.some((word) => word === 'without' || word === 'only') &&
    argv.some((word) => word === null || /development|^default$/.test(word))
  )
}

/** By a command before it, in the same stage or one below. */
function isConfigured(
  { range }: Executed,
  { stage }: Run,
  { build }: RuleInput,
  { bundler }: Settings,
): boolean {
  const chain = build.stages[stage.index]?.image.chain ?? []
  return chain.some((index) => (bundler.get(index) ?? Infinity) < range.start.offset)
}

const NODE_VALUES = words('--prefix -C --dir --cwd --registry --cache --filter -F --loglevel')

/** npm, pnpm, bun and Yarn 1; what is named on the command line says nothing about the manifest. */
const node: Reader = ({ argv, variable }) => {
  const at = subcommandAt(argv, NODE_VALUES)
  const yarn = argv[0]?.endsWith('yarn') === true
  const bare = yarn && argv[at] === undefined
  if (!bare && !words('install i ci clean-install').includes(argv[at] ?? '')) return null
  if (
    has(
      argv,
      /^(?:-v|--version|--help|-g|--global|--location=global|--immutable|--package-lock-only|--lockfile-only)$/,
    )
  )
    return null
  if (argv.slice(at + 1).some((word) => !word.startsWith('-'))) return null
  if (
    has(
      argv,
      /^(?:--omit(?:=(?!optional|peer).*)?|--only(?:=.*)?|--production(?:=true)?|--prod|-P|--no-dev)$/,
    )
  )
    return null
  const told = argv.findIndex((word) => /^--(?:include=dev|production=false|prod=false)$/.test(word))
  if (told > 0) return { option: '', at: told }
  const environment = variable('NODE_ENV')
  if (environment !== undefined && environment !== 'development' && environment !== 'test') return null
  for (const name of words('NPM_CONFIG_PRODUCTION NPM_CONFIG_OMIT npm_config_omit YARN_PRODUCTION'))
    if (variable(name) !== undefined) return null
  const option = yarn
    ? '--production'
    : argv[0]?.endsWith('pnpm')
      ? '--prod'
      : argv[0]?.endsWith('bun')
        ? '--production'
        : '--omit=dev'
  return { option, at: bare ? 0 : at }
}

const composer: Reader = ({ argv, variable }) => {
  const at = subcommandAt(argv, words('-d --working-dir'))
  if (argv[at] !== 'install' || has(argv, /^(?:--no-dev|--dry-run|--download-only)$/)) return null
  const off = variable('COMPOSER_NO_DEV')
  return off === undefined || off === '0' || off === '' ? { option: '--no-dev', at } : null
}

const bundle: Reader = ({ argv, variable }) => {
  const at = subcommandAt(argv, words('--jobs -j --retry --path --gemfile'))
  if (argv[at] !== 'install' && argv[at] !== undefined) return null
  if (has(argv, /^--without|^--(?:version|help)$/)) return null
  const without = variable('BUNDLE_WITHOUT')
  if (without === null || without?.includes('development') || variable('BUNDLE_ONLY') !== undefined)
    return null
  return { option: 'BUNDLE_WITHOUT=development:test', at: Math.min(at, argv.length - 1) }
}

const poetry: Reader = ({ argv, variable }) => {
  const at = subcommandAt(argv, words('-C --directory -P --project'))
  if (argv[at] !== 'install' && argv[at] !== 'sync') return null
  if (has(argv, /^(?:--only(?:=.*)?|--without(?:=.*)?|--no-dev|--only-root|--dry-run)$/)) return null
  return variable('POETRY_INSTALLER_NO_DEV') === undefined ? { option: '--only main', at } : null
}

const uv: Reader = ({ argv, variable }) => {
  const at = subcommandAt(argv, words('--project --directory --cache-dir -p --python'))
  if (argv[at] === 'pip') return pip({ argv: argv.slice(at), variable })
  if (argv[at] !== 'sync' || has(argv, /^--(?:no-dev|no-default-groups|only-group.*|no-group.*)$/))
    return null
  const off = variable('UV_NO_DEV')
  return off === undefined || off === '0' ? { option: '--no-dev', at } : null
}

const pipenv: Reader = ({ argv }) => {
  const at = argv.findIndex((word) => word === '--dev' || word === '-d')
  return at > 0 && words('install sync').includes(argv[1] ?? '') ? { option: 'no --dev', at } : null
}

/** `pip install -r requirements-dev.txt`: the name of the file says it. */
const pip: Reader = ({ argv }) => {
  const at = argv.findIndex((word, index) => {
    const file =
      /^(?:-r|--requirement=?)(.+)$/.exec(word)?.[1] ??
      (/^(?:-r|--requirement)$/.test(argv[index - 1] ?? '') ? word : '')
    return /(?:^|[/_.-])(?:dev|develop|development|test|tests|testing|lint)(?:[_.-][\w.-]*)?\.(?:txt|in)$/.test(
      file,
    )
  })
  return at > 0 && argv.includes('install') ? { option: 'a requirements file without them', at } : null
}

const READERS: ReadonlyMap<string, readonly [DevInstall['ecosystem'], Reader]> = new Map<
  string,
  readonly [DevInstall['ecosystem'], Reader]
>([
  ...words('npm yarn pnpm bun').map((name) => [name, ['node', node]] as const),
  ['composer', ['php', composer]],
  ['composer.phar', ['php', composer]],
  ['bundle', ['ruby', bundle]],
  ['bundler', ['ruby', bundle]],
  ['poetry', ['python', poetry]],
  ['uv', ['python', uv]],
  ['pipenv', ['python', pipenv]],
  ['pip', ['python', pip]],
])

/** Set in the RUN itself, or by ENV or ARG before it; the last one counts. */
function variableOf(
  name: string,
  { range }: Executed,
  { run, stage }: Run,
  { build }: RuleInput,
  { variables }: Settings,
): string | null | undefined {
  const text = run.node.body.text
  const inline = text.indexOf(`${name}=`)
  if (inline !== -1) return /^["']?([\w.:-]*)/.exec(text.slice(inline + name.length + 1))?.[1] ?? null
  const { chain = [], base } = build.stages[stage.index]?.image ?? {}
  for (const index of chain.toReversed()) {
    const found = variables
      .get(`${index} ${name}`)
      ?.findLast(
        ({ offset, argument }) => offset < range.start.offset && (!argument || index === stage.index),
      )
    if (found) return found.value
  }
  const env = base?.facts?.config.env
  return env && Object.hasOwn(env, name) ? env[name] : undefined
}

/** Does the manifest of the project list packages for development? Null when it cannot be read. */
function isListed(
  ecosystem: DevInstall['ecosystem'],
  { cwd }: Executed,
  { context: { files, complete } }: RuleInput,
): boolean | null {
  const name = { node: 'package.json', php: 'composer.json', ruby: 'Gemfile', python: '' }[ecosystem]
  // Where the file lies in the context is not worked out for other folders than its root.
  const text = name === '' || resolvePath(cwd, name) === null ? null : (files[name]?.content ?? null)
  if (text === null || !complete) return null
  if (ecosystem === 'ruby')
    return /group\s*(?:\(\s*)?:(?:development|test)|group:\s*\[?:(?:development|test)/.test(text)
  return ecosystem === 'node'
    ? /"devDependencies"\s*:\s*\{\s*"/.test(text)
    : /"require-dev"\s*:\s*\{\s*"/.test(text)
}
