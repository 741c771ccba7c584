import type { CacheOwner } from '../schema.ts'
import type { PlacedStep, Subject } from '../subject.ts'
import { scopedVariables } from './script-words.ts'
import { settingAbove } from './variables.ts'

/** Where programs keep their cache by default, `~` for the home directory; the variables and options that move it. Sources: their manuals. */
const CACHES: Readonly<
  Record<
    CacheOwner,
    {
      readonly places: readonly string[]
      readonly variables: readonly string[]
      readonly options: readonly string[]
    }
  >
> = {
  pip: { places: ['~/.cache/pip'], variables: ['PIP_CACHE_DIR'], options: ['--cache-dir'] },
  uv: { places: ['~/.cache/uv'], variables: ['UV_CACHE_DIR'], options: ['--cache-dir'] },
  npm: { places: ['~/.npm'], variables: ['NPM_CONFIG_CACHE', 'npm_config_cache'], options: ['--cache'] },
  yarn: {
    places: ['~/.cache/yarn', '/usr/local/share/.cache/yarn', '~/.yarn/berry/cache'],
    variables: ['YARN_CACHE_FOLDER'],
    options: ['--cache-folder'],
  },
  pnpm: { places: ['~/.local/share/pnpm/store'], variables: ['PNPM_HOME'], options: ['--store-dir'] },
  go: {
    places: ['/go/pkg/mod', '~/go/pkg/mod', '~/.cache/go-build'],
    variables: ['GOMODCACHE', 'GOCACHE'],
    options: [],
  },
  cargo: {
    places: ['/usr/local/cargo/registry', '~/.cargo/registry'],
    variables: ['CARGO_HOME'],
    options: [],
  },
  apt: { places: ['/var/cache/apt', '/var/lib/apt'], variables: [], options: [] },
  apk: { places: ['/var/cache/apk', '/etc/apk/cache'], variables: [], options: ['--cache-dir'] },
  dnf: { places: ['/var/cache/dnf', '/var/cache/libdnf5', '/var/cache/yum'], variables: [], options: [] },
  maven: { places: ['~/.m2', '~/.m2/repository'], variables: [], options: [] },
  gradle: { places: ['~/.gradle', '~/.gradle/caches'], variables: ['GRADLE_USER_HOME'], options: [] },
  gem: {
    places: ['/usr/local/bundle/cache', '~/.bundle/cache'],
    variables: ['BUNDLE_USER_CACHE'],
    options: [],
  },
  composer: {
    places: ['~/.composer/cache', '~/.cache/composer', '/tmp/cache'],
    variables: ['COMPOSER_CACHE_DIR'],
    options: [],
  },
}

/** An option goes before a variable, a variable before the default. */
export function cachePlaces(
  owner: CacheOwner,
  placed: PlacedStep,
  subject: Subject,
): readonly (string | null)[] {
  const { places, variables, options } = CACHES[owner]
  const given = placed.step.commands.flatMap(({ argv }) => optionValues(argv, options))
  if (given.length > 0) return given
  const set = valuesOf(variables, placed, subject)
  if (set.length > 0) return set
  const homes = homesOf(placed, subject)
  const shared = valuesOf(['XDG_CACHE_HOME'], placed, subject)
  return places.flatMap((place) => {
    if (!place.startsWith('~')) return [place]
    if (shared.length > 0 && place.startsWith(IN_CACHE_HOME))
      return shared.map((home) => joined(home, place.slice(IN_CACHE_HOME.length)))
    return homes.map((home) => joined(home, place.slice(1)))
  })
}

/** The home directories of who runs the commands of a step; null for one that cannot be told. */
export function homesOf(placed: PlacedStep, subject: Subject): readonly (string | null)[] {
  const moved = valuesOf(['HOME'], placed, subject)
  const own = placed.step.commands.map(({ user, root }) => homeOf(user, root))
  return moved.length > 0 ? moved : [...new Set(own)]
}

/** What XDG_CACHE_HOME stands for when it is not set. Source: XDG Base Directory Specification */
const IN_CACHE_HOME = '~/.cache'

const joined = (directory: string | null, rest: string): string | null =>
  directory === null ? null : directory + rest

/** Of the variables that the commands see: their own go before ENV, ENV before ARG. */
function valuesOf(
  names: readonly string[],
  placed: PlacedStep,
  subject: Subject,
): readonly (string | null)[] {
  const scoped = scopedVariables(placed.step.instruction, names)
  if (scoped.length > 0) return scoped
  const { env } = placed.stage.image
  const set = names.filter((name) => Object.hasOwn(env, name)).map((name) => env[name] ?? null)
  if (set.length > 0) return set
  return names.map((name) => settingAbove(name, placed, subject)).filter((value) => value !== undefined)
}

function homeOf(user: string | null, root: boolean | null): string | null {
  if (root === true) return '/root'
  const name = user?.split(':')[0] ?? ''
  return name === '' || /^\d+$/.test(name) ? null : `/home/${name}`
}

function optionValues(
  argv: readonly (string | null)[],
  options: readonly string[],
): readonly (string | null)[] {
  return argv.flatMap((word, index) => {
    if (word === null) return []
    const option = options.find((each) => word === each || word.startsWith(`${each}=`))
    if (option === undefined) return []
    return [word === option ? (argv[index + 1] ?? null) : word.slice(option.length + 1)]
  })
}
