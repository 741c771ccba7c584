import type { BaseConfig, ImageReference } from '../dockerfile/model.ts'
import { GROUPS, USERS } from './accounts.ts'
import { IMAGES } from './catalogue.ts'
import type { ImageData, Traits } from './data.ts'
import { runtimesOf } from './runtimes.ts'
import { amountOf, sizeOf } from './sizes.ts'
import { isLongOver, supportOf } from './support.ts'
import { parseTag, releaseOf, type System, type Tag } from './tag.ts'
import { last, matching, merged, toolsOf, traitsOf } from './traits.ts'
import type { Family, ImageFacts } from './types.ts'

const BY_NAME: ReadonlyMap<string, ImageData> = new Map(
  IMAGES.flatMap((entry) => entry.names.map((name) => [name, entry] as const)),
)

/** Facts about an external image; null when it is not in the data. What a tag does not tell is null, never guessed. */
export function lookupImage(reference: ImageReference): ImageFacts | null {
  const name = officialName(reference)
  const entry = entryOf(name)
  return entry ? factsOf(entry, name, reference) : null
}

/** How long an image is maintained, and what it is built on, without the rest of the facts; null when it is not in the data. */
export function lookupSupport(reference: ImageReference): ImageSupport | null {
  const name = officialName(reference)
  const entry = entryOf(name)
  if (!entry) return null
  const tag = parseTag(reference.tag)
  return supportFacts(entry, name, reference, tag, systemOf(entry, name, tag))
}

export type ImageSupport = Pick<ImageFacts, 'name' | 'family' | 'release' | 'supported' | 'endOfLife'>

/** What `parse` needs to know of an external image. */
export function baseConfigOf(reference: ImageReference): BaseConfig | null {
  const name = officialName(reference)
  const entry = entryOf(name)
  if (!entry) return null
  const tag = parseTag(reference.tag)
  return configOf(traitsOf(entry, tag, systemOf(entry, name, tag)))
}

/** Registries that carry the Docker Official Images under their own path. */
const OFFICIAL_MIRRORS = ['public.ecr.aws/docker/library/', 'mirror.gcr.io/library/']

/** `python` for the official image, from Docker Hub or a mirror of it; otherwise the name as it is. */
export function officialName({ name }: ImageReference): string {
  const mirror = OFFICIAL_MIRRORS.find((prefix) => name.startsWith(prefix))
  return mirror ? name.slice(mirror.length) : name
}

/** By its name, without the release that distroless puts behind it, or by the names that stand for a whole folder. */
function entryOf(name: string): ImageData | undefined {
  return BY_NAME.get(name) ?? BY_NAME.get(bareName(name)) ?? BY_NAME.get(name.replace(/[^/]*$/, '*'))
}

const bareName = (name: string): string => name.replace(/-debian\d+$/, '')

function supportFacts(
  entry: ImageData,
  name: string,
  reference: ImageReference,
  tag: Tag,
  system: System,
): ImageSupport {
  const support = isDigest(reference)
    ? { supported: entry.supported ?? null, endOfLife: null }
    : supportOf(entry, tag, system)
  return { name: entry.names.includes(name) ? name : bareName(name), ...system, ...support }
}

/** A digest alone tells nothing of the version. */
const isDigest = ({ tag, digest }: ImageReference): boolean => tag === null && digest !== null

/** Most questions are about one of the lists, so each is worked out when it is first asked for. */
function factsOf(entry: ImageData, name: string, reference: ImageReference): ImageFacts {
  const tag = parseTag(reference.tag)
  const system = systemOf(entry, name, tag)
  const traits = traitsOf(entry, tag, system)
  const isTold = !isDigest(reference) && isKnownTag(entry, tag)
  const users = once(() => usersOf(system.family, traits))
  const groups = once(() => groupsOf(system.family, traits))
  const tools = once(() => (isTold ? toolsOf(traits) : NO_TOOLS))
  const size = once(() =>
    isTold ? sizeOf(entry, tag, system, (other) => systemOf(entry, name, other)) : NO_SIZE,
  )
  const runtimes = once(() => runtimesOf(merged(traits, 'runtimes'), name, tag))
  const files = once(() => filesOf(traits))
  const sources = once(() => entry.sources.map(sourceOf))
  const support = supportFacts(entry, name, reference, tag, system)
  return {
    name: support.name,
    family: support.family,
    release: support.release,
    supported: support.supported,
    endOfLife: support.endOfLife,
    config: configOf(traits),
    venv: last(traits, 'venv') ?? null,
    shell: (isTold ? last(traits, 'shell') : null) ?? null,
    packageManager: (isTold ? last(traits, 'packageManager') : null) ?? null,
    get users() {
      return users()
    },
    get groups() {
      return groups()
    },
    get tools() {
      return tools()
    },
    get size() {
      return size()
    },
    get runtimes() {
      return runtimes()
    },
    get files() {
      return files()
    },
    get sources() {
      return sources()
    },
  }
}

function once<Value extends object>(work: () => Value): () => Value {
  let done: Value | null = null
  return () => (done ??= work())
}

/** Of a variant that nobody described, and of a digest without a tag. */
const NO_TOOLS: ImageFacts['tools'] = { present: [], absent: [] }
const NO_SIZE: ImageFacts['size'] = { compressed: null, unpacked: null }

function sourceOf(source: string): ImageFacts['sources'][number] {
  const [url = '', date = ''] = source.split(' ')
  return { url, date }
}

/**
 * `3.13-slim-bookworm` → debian bookworm, `3.13-alpine3.22` → alpine 3.22; otherwise what the plain tags are built on.
 * A version that ended long ago stays on the release of its time, which its tag does not tell.
 */
function systemOf(entry: ImageData, name: string, tag: Tag): System {
  const isOld = entry.release !== 'tag' && isLongOver(entry, tag)
  if (tag.system !== null)
    return isOld && tag.parts.includes('alpine') ? { ...tag.system, release: null } : tag.system
  const plain: System = { family: entry.family, release: entry.release ?? null }
  const override = matching(entry.variants, tag, plain).findLast((variant) => variant.family !== undefined)
  if (override?.family) return { family: override.family, release: override.release ?? null }
  if (isOld) return { ...plain, release: null }
  return entry.release === 'tag' ? { ...plain, release: ownRelease(entry, name, tag) } : plain
}

/** The release of an image that is a distribution: from its name, or from its own version. */
function ownRelease(entry: ImageData, name: string, tag: Tag): string | null {
  const named = /(?:debian|ubi)(\d+)/.exec(name)?.[1]
  if (named !== undefined) return named
  const isOdd = tag.version === null && tag.words.some((word) => word !== 'slim')
  return isOdd ? null : releaseOf(entry.family, tag.version)
}

/** Does the data speak of every word of the tag? Another word may change everything: `3.13-windowsservercore`. */
function isKnownTag({ variants = {}, sizes = {} }: ImageData, tag: Tag): boolean {
  return tag.words.every(
    (word) =>
      Object.keys(sizes).some((key) => key.split('-').includes(word)) ||
      Object.keys(variants).some((key) => key.replaceAll('!', '').split(' ').includes(word)),
  )
}

function usersOf(family: Family, traits: readonly Traits[]): ImageFacts['users'] {
  return { ...USERS[family], ...merged(traits, 'users') }
}

function groupsOf(family: Family, traits: readonly Traits[]): ImageFacts['groups'] {
  return { ...GROUPS[family], ...merged(traits, 'users'), ...merged(traits, 'groups') }
}

function configOf(traits: readonly Traits[]): BaseConfig {
  return {
    env: merged(traits, 'env'),
    user: last(traits, 'user') ?? '',
    workdir: last(traits, 'workdir') ?? '/',
    shell: [],
    entrypoint: last(traits, 'entrypoint') ?? null,
    cmd: last(traits, 'cmd') ?? null,
    exposed: last(traits, 'exposed') ?? [],
    healthcheck: last(traits, 'healthcheck') ?? false,
    stopSignal: last(traits, 'stopSignal') ?? null,
  }
}

function filesOf(traits: readonly Traits[]): ImageFacts['files'] {
  const files = Object.entries(merged(traits, 'files'))
  return Object.fromEntries(
    files.map(([path, amount]) => [path, amountOf(amount, true) ?? { bytes: 0, basis: 'unknown' }]),
  )
}
