import type { Executed } from '../../build/types.ts'
import { packageCall, programsOf, subcommandAt } from './packages.ts'

/** A tool that downloads or compiles into a cache of its own, which a cache mount can keep between builds. */
export type CacheTool = {
  readonly name: string
  /** Where the cache of root lies unless a variable moves it; the first one is named in messages. */
  readonly directories: readonly string[]
  /** Variables whose value is the cache's directory. */
  readonly movedBy: readonly string[]
  /** Other variables that move the cache or turn it off. */
  readonly variables: readonly string[]
  /** The package managers of the system lock theirs, so two builds must not share it at once. */
  readonly locked: boolean
  /** In the final image its leftovers have a rule of their own (apt-lists-not-removed, pip-cache …). */
  readonly hasSizeRule: boolean
  /** How a command turns the cache off, or empties it. */
  readonly off: RegExp
}

export type CacheUse = { readonly tool: CacheTool; readonly verb: number }

const NEVER = /(?!)/

function tool(name: string, directories: readonly string[], more: Partial<CacheTool> = {}): CacheTool {
  return {
    name,
    directories,
    movedBy: [],
    variables: [],
    locked: false,
    hasSizeRule: false,
    off: NEVER,
    ...more,
  }
}

/** Sources: the documentation of each tool, and docs.docker.com/build/cache/optimize/#use-cache-mounts. */
const APT = tool('apt', ['/var/cache/apt', '/var/lib/apt'], { locked: true, hasSizeRule: true })
const APK = tool('apk', ['/var/cache/apk'], { locked: true, hasSizeRule: true, off: /^--no-cache$/ })
const DNF = tool('dnf', ['/var/cache/dnf', '/var/cache/libdnf5'], { locked: true, hasSizeRule: true })
const YUM = tool('yum', ['/var/cache/yum'], { locked: true, hasSizeRule: true })
const ZYPPER = tool('zypper', ['/var/cache/zypp'], { locked: true })
const NPM = tool('npm', ['/root/.npm'], {
  movedBy: ['npm_config_cache', 'NPM_CONFIG_CACHE'],
  off: /^--cache(?:=|$)/,
})
const PNPM = tool('pnpm', ['/root/.local/share/pnpm/store'], {
  variables: ['PNPM_HOME', 'XDG_DATA_HOME'],
  off: /^--store-dir/,
})
const YARN = tool('yarn', ['/usr/local/share/.cache/yarn'], {
  movedBy: ['YARN_CACHE_FOLDER'],
  hasSizeRule: true,
  off: /^--cache-folder/,
})
const BUN = tool('bun', ['/root/.bun/install/cache'], {
  movedBy: ['BUN_INSTALL_CACHE_DIR'],
  off: /^--(?:no-cache|cache-dir)/,
})
const PIP = tool('pip', ['/root/.cache/pip'], {
  movedBy: ['PIP_CACHE_DIR'],
  variables: ['PIP_NO_CACHE_DIR', 'XDG_CACHE_HOME'],
  hasSizeRule: true,
  off: /^--(?:no-cache-dir|cache-dir)/,
})
const UV = tool('uv', ['/root/.cache/uv'], {
  movedBy: ['UV_CACHE_DIR'],
  variables: ['UV_NO_CACHE', 'XDG_CACHE_HOME'],
  off: /^(?:--no-cache|--no-cache-dir|-n|--cache-dir)/,
})
const POETRY = tool('poetry', ['/root/.cache/pypoetry'], {
  movedBy: ['POETRY_CACHE_DIR'],
  variables: ['POETRY_NO_CACHE', 'XDG_CACHE_HOME'],
  off: /^--no-cache$/,
})
const GO = tool('go', ['/root/.cache/go-build', '/go/pkg/mod'], {
  movedBy: ['GOCACHE'],
  variables: ['GOMODCACHE'],
  off: /^-mod=vendor$/,
})
const CARGO = tool('cargo', ['/usr/local/cargo/registry'], { off: /^--offline$/ })
const MAVEN = tool('Maven', ['/root/.m2'], {
  variables: ['MAVEN_OPTS', 'MAVEN_CONFIG'],
  off: /^-Dmaven\.repo\.local/,
})
const GRADLE = tool('Gradle', ['/root/.gradle'], {
  movedBy: ['GRADLE_USER_HOME'],
  off: /^(?:-g|--gradle-user-home)/,
})
const BUNDLER = tool('Bundler', ['/usr/local/bundle/cache'], { off: /^--(?:path|deployment)/ })
const COMPOSER = tool('Composer', ['/root/.composer/cache'], {
  movedBy: ['COMPOSER_CACHE_DIR'],
  variables: ['COMPOSER_HOME', 'XDG_CACHE_HOME'],
  off: /^--no-cache$/,
})
const NUGET = tool('NuGet', ['/root/.nuget/packages'], { movedBy: ['NUGET_PACKAGES'], off: /^--packages/ })

type Use = readonly [CacheTool, RegExp]

const PROGRAMS: ReadonlyMap<string, Use> = new Map<string, Use>([
  ['npm', [NPM, /^(?:install|i|ci|clean-install|add)$/]],
  ['pnpm', [PNPM, /^(?:install|i|add|fetch)$/]],
  ['yarn', [YARN, /^(?:install|add)$/]],
  ['bun', [BUN, /^(?:install|i|add)$/]],
  ['pip', [PIP, /^(?:install|wheel|download)$/]],
  ['uv', [UV, /^(?:sync|pip)$/]],
  ['poetry', [POETRY, /^(?:install|sync)$/]],
  ['go', [GO, /^(?:build|install|test|mod|get)$/]],
  ['cargo', [CARGO, /^(?:build|b|install|test|check|fetch|chef)$/]],
  [
    'mvn',
    [MAVEN, /^(?:package|install|verify|compile|test|deploy|(?:[\w.-]+:)*dependency:.*|dependency:.*)$/],
  ],
  [
    'mvnw',
    [MAVEN, /^(?:package|install|verify|compile|test|deploy|(?:[\w.-]+:)*dependency:.*|dependency:.*)$/],
  ],
  ['gradle', [GRADLE, /^[\w:-]*(?:build|assemble|[jJ]ar|test|dependencies|installDist|classes)$/]],
  ['gradlew', [GRADLE, /^[\w:-]*(?:build|assemble|[jJ]ar|test|dependencies|installDist|classes)$/]],
  ['bundle', [BUNDLER, /^install$/]],
  ['composer', [COMPOSER, /^(?:install|update|require|create-project)$/]],
  ['dotnet', [NUGET, /^(?:restore|build|publish|test)$/]],
])

/** Programs that may fill one, in any version. */
export const CACHE_PROGRAMS: readonly string[] = [...programsOf(), ...PROGRAMS.keys(), 'python']

const SYSTEMS = { apt: APT, apk: APK, rpm: DNF, zypper: ZYPPER }

/** The cache that a command fills; null for every other command, and where it turns its cache off. */
export function cacheUse(command: Executed): CacheUse | null {
  const use = systemUse(command) ?? languageUse(command)
  return use === null || command.argv.some((word) => word !== null && use.tool.off.test(word)) ? null : use
}

function systemUse(command: Executed): CacheUse | null {
  const call = packageCall(command)
  if (call?.action !== 'install') return null
  return { tool: command.program === 'yum' ? YUM : SYSTEMS[call.system], verb: call.at }
}

const VALUES: readonly string[] =
  '--prefix -C --dir --cwd -f --file --manifest-path --directory --project -P -pl -s -D -d --working-dir --filter -F'.split(
    ' ',
  )

function languageUse({ program, argv }: Executed): CacheUse | null {
  if (program === null || argv.includes('--help')) return null
  const python = /^python[\d.]*$/.test(program) && argv[1] === '-m' ? 2 : 0
  const name = (python > 0 ? (argv[python] ?? '') : program).replace(/^pip[\d.]+$/, 'pip')
  const known = PROGRAMS.get(name)
  if (!known) return null
  const [found, verbs] = known
  const at = python + subcommandAt(argv.slice(python), VALUES)
  const verb = argv[at] ?? null
  if (verb === null) return name === 'yarn' && argv.length === 1 ? { tool: found, verb: 0 } : null
  // Goals of Maven and tasks of Gradle may follow others, such as clean.
  const hit =
    found === MAVEN || found === GRADLE
      ? argv.findIndex((word, index) => index >= at && word !== null && verbs.test(word))
      : at
  if (hit === -1 || !verbs.test(argv[hit] ?? '')) return null
  const second = argv[hit + 1]
  if (name === 'uv' && verb === 'pip' && second !== 'install' && second !== 'sync') return null
  if (name === 'go' && verb === 'mod' && second !== 'download') return null
  return {
    tool: found,
    verb: hit + Number((name === 'uv' && verb === 'pip') || (name === 'go' && verb === 'mod')),
  }
}

/** `npm cache clean`, `go clean -modcache`, `yum clean all`, `apt-get clean`: the RUN leaves no cache behind. */
export function emptiesCache(command: Executed): boolean {
  const { program, argv } = command
  const words = argv.slice(1)
  if (program === 'pnpm' && words.includes('store')) return words.includes('prune')
  if (
    program === 'uv' ||
    program === 'npm' ||
    program === 'yarn' ||
    program === 'pip' ||
    program === 'poetry'
  )
    return words.includes('cache') && words.some((word) => /^(?:clean|clear|purge|prune)$/.test(word ?? ''))
  if (program === 'go' || packageCall(command) !== null)
    return words.some((word) => /^(?:clean|autoclean|dist-?clean|cc)$/.test(word ?? ''))
  return (
    (program === 'composer' && words.some((word) => /^(?:clear-?cache|clearcache)$/.test(word ?? ''))) ||
    (program === 'dotnet' && words.includes('locals') && words.includes('--clear'))
  )
}
