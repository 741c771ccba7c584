import type { Image } from '../../build/types.ts'
import { isInside } from '../../dockerfile/paths.ts'
import { asList, decided, orList, type Outcome } from '../outcome.ts'
import type { CacheKind, LeftoversCheck } from '../schema.ts'
import type { PlacedStep, Subject } from '../subject.ts'
import { stepsOfImage } from './contents.ts'

/** Where package managers keep what they need once, as root. Sources: their manuals; `~` is a home directory. */
const PLACES: Readonly<Record<CacheKind, readonly string[]>> = {
  'apt-lists': ['/var/lib/apt/lists'],
  apt: ['/var/cache/apt'],
  apk: ['/var/cache/apk', '/etc/apk/cache'],
  dnf: ['/var/cache/dnf', '/var/cache/yum', '/var/cache/libdnf5'],
  pip: ['~/.cache/pip'],
  uv: ['~/.cache/uv'],
  npm: ['~/.npm'],
  yarn: ['~/.cache/yarn', '~/.yarn/berry/cache', '/usr/local/share/.cache/yarn'],
  pnpm: ['~/.local/share/pnpm/store', '~/.cache/pnpm'],
  go: ['~/.cache/go-build', '/go/pkg/mod', '~/go/pkg/mod'],
  cargo: ['~/.cargo/registry', '/usr/local/cargo/registry'],
  gem: ['/usr/local/bundle/cache', '~/.bundle/cache'],
  composer: ['~/.composer/cache', '~/.cache/composer'],
  maven: ['~/.m2/repository'],
  gradle: ['~/.gradle/caches'],
}

/** Part of every one of these places: most paths of an image need no closer look. */
const HINT = /cache|lists|\.npm|registry|repository|store|pkg\/mod/

/** Which cache a path lies in; null for none. */
export function cacheOf(
  path: string,
  kinds: readonly CacheKind[] = Object.keys(PLACES) as CacheKind[],
): CacheKind | null {
  if (!HINT.test(path)) return null
  const inHome = path.replace(/^(\/root|\/home\/[^/]+)(?=\/)/, '~')
  const fits = (place: string): boolean => isInside(place, place.startsWith('~') ? inHome : path)
  return kinds.find((kind) => PLACES[kind].some((place) => fits(place) && path !== place)) ?? null
}

/** What a step's layer holds of caches. */
export type Leftover = {
  readonly kind: CacheKind
  readonly path: string
  readonly late: boolean
  readonly placed: PlacedStep
}

export function leftoversIn(placed: PlacedStep, kinds?: readonly CacheKind[]): readonly Leftover[] {
  const { step, stage, number } = placed
  return [...step.added, ...step.changed].flatMap((path): Leftover[] => {
    const kind = isDirectory(placed, path) ? null : cacheOf(path, kinds)
    if (kind === null) return []
    const late = stage.steps.some(({ removed }, at) => at > number && removed.includes(path))
    return [{ kind, path, late, placed }]
  })
}

/** An empty cache directory weighs nothing. */
function isDirectory({ stage }: PlacedStep, path: string): boolean {
  return stage.image.files.entries.get(path)?.kind === 'directory'
}

export function matchLeftovers(
  { left, of, deletedLate }: LeftoversCheck,
  image: Image,
  subject: Subject,
): Outcome {
  const kinds = of === undefined ? undefined : asList(of)
  const all = stepsOfImage(image, subject).flatMap((placed) => leftoversIn(placed, kinds))
  const found = all.find(({ path, late }) => {
    const gone = late || !image.files.entries.has(path)
    return deletedLate === undefined || deletedLate === gone
  })
  const gone = found !== undefined && (found.late || !image.files.entries.has(found.path))
  const place = found?.placed.step.instruction.range ?? null
  const name = found
    ? NAMES[found.kind]
    : kinds
      ? orList(kinds.map((kind) => NAMES[kind]))
      : 'caches or package lists'
  const line = place ? ` of line ${place.start.line}` : ''
  // A cache of a command that is not modelled is not in the list of what a step added.
  const open = !found && image.files.opaque.has('/') && image.size.basis === 'unknown'
  return decided(
    found ? true : open ? null : false,
    left,
    {
      yes: gone
        ? `The layer${line} holds ${name}; a later step deletes them too late.`
        : `The layer${line} holds ${name}.`,
      no: `No layer holds ${name}.`,
      open: `Whether a layer holds ${name} cannot be told from the file.`,
      need: left ? '' : 'Delete them in the step that makes them, or keep them in a cache mount.',
    },
    { place, subject: name, stage: found?.placed.stage.label ?? '' },
  )
}

const NAMES: Readonly<Record<CacheKind, string>> = {
  'apt-lists': 'package lists of apt',
  apt: 'the cache of apt',
  apk: 'the cache of apk',
  dnf: 'the cache of dnf',
  pip: 'the cache of pip',
  uv: 'the cache of uv',
  npm: 'the cache of npm',
  yarn: 'the cache of yarn',
  pnpm: 'the store of pnpm',
  go: 'the cache of go',
  cargo: 'the registry of cargo',
  gem: 'the cache of gem',
  composer: 'the cache of composer',
  maven: 'the repository of maven',
  gradle: 'the caches of gradle',
}
