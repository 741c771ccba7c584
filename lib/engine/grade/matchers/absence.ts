import { exists } from '../../build/tree.ts'
import type { Image } from '../../build/types.ts'
import { isInside } from '../../dockerfile/paths.ts'
import { asList, andList, ask, decided, fails, holds, orList, unknown, type Outcome } from '../outcome.ts'
import type { CacheKind, LeftoversCheck, ProgramsCheck } from '../schema.ts'
import type { PlacedStep, Subject } from '../subject.ts'
import { madeAt, stepsOfImage } from './contents.ts'
import { isPattern, literalPart, pathTest } from './patterns.ts'
import { hasProgram, isOpen } from './programs.ts'

/** Nothing of these paths or patterns is what the file put into the image. */
export function matchNoPath(patterns: readonly string[], image: Image, subject: Subject): Outcome {
  let open: Outcome | null = null
  for (const pattern of patterns) {
    const found = findPath(pattern, image)
    const at = {
      subject: found ?? pattern,
      place: found === null ? null : madeAt(image.files.entries.get(found)!, subject),
    }
    if (found !== null) return fails(`${found} is in the image.`, 'It must not be there.', at)
    if (mayHold(pattern, image))
      open ??= unknown(
        `Whether something like ${pattern} is in the image cannot be told from the file.`,
        '',
        at,
      )
  }
  return open ?? holds(`Nothing in the image is like ${orList(patterns)}.`, { subject: patterns[0] })
}

function findPath(pattern: string, { files }: Image): string | null {
  if (!isPattern(pattern) && pattern.startsWith('/')) return files.entries.has(pattern) ? pattern : null
  const test = pathTest(pattern)
  return [...files.entries].find(([path, { kind }]) => kind !== 'bulk' && test(path))?.[0] ?? null
}

/** Unknown commands, or a base nothing is known of, may have put it there. */
function mayHold(pattern: string, { files, base }: Image): boolean {
  if (!isPattern(pattern) && pattern.startsWith('/'))
    return exists(files, pattern) === 'unknown' && [...files.opaque].some((each) => isInside(each, pattern))
  const from = literalPart(pattern)
  return base === null || [...files.opaque].some((each) => isInside(each, from) || isInside(from, each))
}

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
  go: ['~/.cache/go-build', '/go/pkg/mod/cache'],
  cargo: ['~/.cargo/registry', '/usr/local/cargo/registry'],
  gem: ['/usr/local/bundle/cache', '~/.bundle/cache'],
  composer: ['~/.composer/cache', '~/.cache/composer'],
  maven: ['~/.m2/repository'],
  gradle: ['~/.gradle/caches'],
}

/** Which cache a path lies in; null for none. */
export function cacheOf(
  path: string,
  kinds: readonly CacheKind[] = Object.keys(PLACES) as CacheKind[],
): CacheKind | null {
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

export function matchPrograms({ present, absent }: ProgramsCheck, image: Image): Outcome {
  return ask(
    { present, absent },
    {
      present: (value) => matchEach(asList(value), true, image),
      absent: (value) => matchEach(asList(value), false, image),
    },
  )
}

function matchEach(programs: readonly string[], wanted: boolean, image: Image): Outcome {
  const answers = programs.map((program) => ({ program, is: hasProgram(image, program) }))
  const wrong = answers.find(({ is }) => is === !wanted) ?? answers.find(({ is }) => is === null)
  if (!wrong)
    return holds(`The image has ${wanted ? andList(programs) : `no ${orList(programs)}`}.`, {
      subject: programs[0],
    })
  return decided(
    wrong.is,
    wanted,
    {
      yes: `The image has ${wrong.program}.`,
      no: `The image has no ${wrong.program}.`,
      open: `Whether the image has ${wrong.program} cannot be known.`,
      need: wanted ? `Choose a base image that has ${wrong.program}, or install it.` : '',
    },
    { subject: wrong.program, place: image.base?.instruction.image.range ?? null },
  )
}

export function matchShell(wanted: boolean, image: Image): Outcome {
  const shells = ['sh', 'bash', 'dash', 'ash', 'busybox', 'zsh'].map((name) => hasProgram(image, name))
  const is = shells.includes(true) ? true : hasProgram(image, 'sh')
  return decided(
    is,
    wanted,
    {
      yes: 'The image has a shell.',
      no: 'The image has no shell.',
      open: 'Whether the image has a shell cannot be known.',
      need: wanted ? '' : 'Build the final stage on an image without one.',
    },
    baseAt(image),
  )
}

const MANAGERS = ['apt-get', 'apk', 'dnf', 'microdnf', 'yum', 'zypper', 'pacman']

export function matchPackageManager(wanted: boolean, image: Image): Outcome {
  const has = MANAGERS.filter((name) => hasProgram(image, name) === true)
  const recorded = image.base?.name === 'scratch' ? 'none' : (image.base?.facts?.packageManager ?? null)
  const is = has.length > 0 ? true : recorded === 'none' && !isOpen(image) ? false : null
  return decided(
    is,
    wanted,
    {
      yes: `The image has a package manager, ${recorded !== null && recorded !== 'none' ? recorded : has[0]}.`,
      no: 'The image has no package manager.',
      open: 'Whether the image has a package manager cannot be known.',
      need: wanted ? '' : 'Build the final stage on an image without one.',
    },
    baseAt(image),
  )
}

function baseAt({ base }: Image): { readonly place: Outcome['place']; readonly subject: string } {
  return { place: base?.instruction.image.range ?? null, subject: base?.text ?? '' }
}
