import type { Executed } from '../../build/types.ts'
import { subcommandAt } from './packages.ts'

/** A command that fetches a project's dependencies. */
export type DependencyInstall = {
  readonly ecosystem:
    | 'node'
    | 'python'
    | 'go'
    | 'ruby'
    | 'php'
    | 'rust'
    | 'java'
    | 'dotnet'
    | 'elixir'
    | 'dart'
  /** It also builds or links packages of the project itself, so it needs the sources. */
  readonly local: boolean
  /** Packages named in the command, without a manifest. */
  readonly named: boolean
}

type Reader = (argv: readonly string[]) => Omit<DependencyInstall, 'ecosystem'> | null

const MANIFEST_ONLY = { local: false, named: false }

/** What a command installs for the project; null when it installs nothing of the kind. Unknown words count as options. */
export function dependencyInstall({ program, argv }: Executed): DependencyInstall | null {
  if (program === null) return null
  const found = READERS.get(program) ?? READERS.get(program.replace(/^(pip|python)[\d.]+$/, '$1'))
  if (!found) return null
  const [ecosystem, read] = found
  const install = read(argv.map((word) => word ?? '-'))
  return install ? { ecosystem, ...install } : null
}

const NODE_VALUES = '--prefix -C --dir --cwd --registry --cache --filter -F'.split(' ')
const NODE_VERBS = 'install i ci clean-install add fetch in isntall'.split(' ')

const node: Reader = (argv) => {
  const at = subcommandAt(argv, NODE_VALUES)
  const verb = argv[at]
  const bare =
    argv[0]?.endsWith('yarn') === true &&
    verb === undefined &&
    !argv.some((word) => /^(?:-v|--version|--help)$/.test(word))
  if (!bare && !NODE_VERBS.includes(verb ?? '')) return null
  const packages = argv.slice(at + 1).filter((word) => !word.startsWith('-'))
  const workspaces = argv.some((word) => /^(?:-w|--workspaces?|-r|--recursive|-F|--filter)(?:=|$)/.test(word))
  const folders = packages.some((word) => /^(?:file:|\.{0,2}\/|\.$)/.test(word))
  return { local: workspaces || folders, named: packages.length > 0 && verb !== 'fetch' }
}

const LOCAL_PATH = /^(?:\.{1,2}(?:\[.*\])?$|\.{0,2}\/|file:)/

const pip: Reader = (argv) => {
  const at = subcommandAt(argv, ['--python', '--proxy', '--cache-dir'])
  if (argv[at] !== 'install' && argv[at] !== 'sync') return null
  return pipArguments(argv.slice(at + 1), argv[at] === 'sync')
}

const PIP_VALUES = `
  -c --constraint -i --index-url --extra-index-url -f --find-links -t --target --prefix --root
  --trusted-host --python --cache-dir --only-binary --no-binary --upgrade-strategy --timeout
  --retries
`
  .trim()
  .split(/\s+/)

function pipArguments(words: readonly string[], sync: boolean): Omit<DependencyInstall, 'ecosystem'> {
  const packages: string[] = []
  let manifests = sync ? 1 : 0
  let local = false
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (/^(?:-r|--requirement)/.test(word)) {
      manifests++
      if (word === '-r' || word === '--requirement') at++
    } else if (/^(?:-e|--editable)/.test(word)) {
      local ||= LOCAL_PATH.test(word.replace(/^(?:-e=?|--editable=?)/, '') || (words[at + 1] ?? ''))
      if (word === '-e' || word === '--editable') at++
    } else if (PIP_VALUES.includes(word)) at++
    else if (!word.startsWith('-')) packages.push(word)
  }
  local ||= packages.some((word) => LOCAL_PATH.test(word))
  return { local, named: packages.length > 0 && manifests === 0 }
}

const python: Reader = (argv) => {
  const at = argv.indexOf('-m')
  return at > 0 && /^pip3?$/.test(argv[at + 1] ?? '') ? pip(argv.slice(at + 1)) : null
}

const uv: Reader = (argv) => {
  const at = subcommandAt(argv, ['--project', '--directory', '--cache-dir', '-p', '--python'])
  if (argv[at] === 'pip') return pip(argv.slice(at))
  if (argv[at] !== 'sync') return null
  return {
    local: !argv.some((word) => /^--no-install-(?:project|workspace|local)$/.test(word)),
    named: false,
  }
}

/** Poetry and PDM install the project itself, too, unless told not to. */
const poetry: Reader = (argv) => {
  if (!['install', 'sync'].includes(argv[subcommandAt(argv, ['-C', '--directory', '-P', '--project'])] ?? ''))
    return null
  return {
    local: !argv.some((word) => /^--(?:no-root|only-root|no-self|no-directory)$/.test(word)),
    named: false,
  }
}

const verbs =
  (...known: readonly string[]): Reader =>
  (argv) =>
    known.includes(argv[subcommandAt(argv, ['--file', '-f', '-d', '--working-dir', '--manifest-path'])] ?? '')
      ? MANIFEST_ONLY
      : null

const go: Reader = (argv) => (argv[1] === 'mod' && argv[2] === 'download' ? MANIFEST_ONLY : null)
const mix: Reader = (argv) => (argv[1] === 'deps.get' || argv[1] === 'deps.compile' ? MANIFEST_ONLY : null)
const pub: Reader = (argv) => (argv[1] === 'pub' && argv[2] === 'get' ? MANIFEST_ONLY : null)
const maven: Reader = (argv) =>
  argv.some((word) => /^(?:[\w.:-]*:)?(?:dependency|de\.qaware.*):|^dependency:/.test(word))
    ? MANIFEST_ONLY
    : null
const gradle: Reader = (argv) =>
  argv.some((word) => /^:?(?:dependencies|resolveDependencies|downloadDependencies)$/.test(word))
    ? MANIFEST_ONLY
    : null

type Known = readonly [DependencyInstall['ecosystem'], Reader]

const READERS: ReadonlyMap<string, Known> = new Map<string, Known>([
  ...['npm', 'yarn', 'pnpm', 'bun', 'cnpm'].map((name): [string, Known] => [name, ['node', node]]),
  ['pip', ['python', pip]],
  ['pip3', ['python', pip]],
  ['python', ['python', python]],
  ['python3', ['python', python]],
  ['uv', ['python', uv]],
  ['poetry', ['python', poetry]],
  ['pdm', ['python', poetry]],
  ['pipenv', ['python', verbs('install', 'sync')]],
  ['go', ['go', go]],
  ['bundle', ['ruby', verbs('install')]],
  ['bundler', ['ruby', verbs('install')]],
  ['composer', ['php', verbs('install')]],
  ['cargo', ['rust', verbs('fetch')]],
  ['mvn', ['java', maven]],
  ['mvnw', ['java', maven]],
  ['gradle', ['java', gradle]],
  ['gradlew', ['java', gradle]],
  ['dotnet', ['dotnet', verbs('restore')]],
  ['nuget', ['dotnet', verbs('restore')]],
  ['mix', ['elixir', mix]],
  ['dart', ['dart', pub]],
  ['flutter', ['dart', pub]],
])
