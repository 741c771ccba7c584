import { DISTRIBUTIONS, FACTS_DATE, IMAGES } from './catalogue.ts'
import type { ImageData, Support } from './data.ts'
import { isVersionOf, type System, type Tag } from './tag.ts'
import type { ImageFacts } from './types.ts'

/** Whether an image and what it is built on are maintained; null where the tag does not tell. */
export function supportOf(
  entry: ImageData,
  tag: Tag,
  system: System,
): Pick<ImageFacts, 'supported' | 'endOfLife'> {
  const distribution = ofRelease(system)
  const version = ofVersion(entry, tag, system)
  const isOver = isLasting(distribution) === false
  const own = entry.release === 'tag' && entry.versions === undefined ? distribution : version
  return {
    supported: entry.supported ?? (isOver ? false : isLasting(own)),
    endOfLife: earliest([isOver || typeof own === 'string' ? distribution : null, own]),
  }
}

/** Is the version that a tag names over for a year or more, or since nobody knows when? */
export function isLongOver(entry: ImageData, tag: Tag): boolean {
  const support = tag.version === null ? null : ofVersion(entry, tag, { release: null })
  return support === false || (typeof support === 'string' && support < YEAR_BEFORE)
}

const YEAR_BEFORE = `${Number(FACTS_DATE.slice(0, 4)) - 1}${FACTS_DATE.slice(4)}`

function earliest(supports: readonly (Support | null)[]): string | null {
  return supports.filter((support) => typeof support === 'string').toSorted()[0] ?? null
}

const isLasting = (support: Support | null): boolean | null =>
  typeof support === 'string' ? support >= FACTS_DATE : support

function ofRelease({ family, release }: System): Support | null {
  const { releases } = DISTRIBUTIONS.families[family]
  if (releases === undefined || release === null) return null
  if (Object.hasOwn(releases, release)) return releases[release]!
  return family === 'alpine' && isOlder(release, Object.keys(releases)) ? false : null
}

/** Alpine's releases come twice a year: one below all that are recorded is over, one above them is news. */
function isOlder(release: string, known: readonly string[]): boolean {
  const order = (version: string): number => Number(version.replace(/^\d+\./, ''))
  return known.every((other) => order(release) < order(other))
}

function ofVersion(entry: ImageData, tag: Tag, { release }: Pick<System, 'release'>): Support | null {
  const { versions = {}, otherVersions } = judgedBy(entry)
  const version = entry.versionsOf === undefined ? tag.version : languageVersion(entry.versionsOf, tag)
  const whole = release !== null && Object.hasOwn(versions, release) ? versions[release]! : null
  if (version === null) return whole
  const below = Object.keys(versions).filter((prefix) => prefix.startsWith(`${version}.`))
  if (below.length > 0) return ofLine(below.map((prefix) => versions[prefix]!))
  const listed = Object.keys(versions).find((prefix) => isVersionOf(prefix, version))
  if (listed !== undefined) return versions[listed]!
  // `ubi9/python-312:1-72` counts its builds: the name says the release.
  return otherVersions === false && !isNewest(version, Object.keys(versions)) ? false : whole
}

function judgedBy(entry: ImageData): ImageData {
  return IMAGES.find(({ names: [name] }) => name === entry.versionsOf) ?? entry
}

/** `3.13` of `0.9-python3.13-trixie`, where the tag names the language. */
export function languageVersion(language: string, { parts }: Pick<Tag, 'parts'>): string | null {
  const word = parts.find((part) => part.startsWith(language) && /^\d/.test(part.slice(language.length)))
  return word?.slice(language.length) ?? null
}

/** `2` of Python names no release that could be judged, but it is over when all that is recorded of it are: with the last one. */
function ofLine(supports: readonly Support[]): Support | null {
  if (supports.some((support) => isLasting(support) !== false)) return null
  const days = supports.filter((support) => typeof support === 'string')
  return days.toSorted().at(-1) ?? false
}

/** Above all that are recorded: news, of which nothing is known. */
function isNewest(version: string, known: readonly string[]): boolean {
  const numbers = version.split('.').map((part) => Number.parseInt(part, 10))
  return known.every((other) => isAbove(numbers, other.split('.').map(Number)))
}

function isAbove(numbers: readonly number[], others: readonly number[]): boolean {
  const at = others.findIndex((other, index) => other !== (numbers[index] ?? 0))
  return at !== -1 && (numbers[at] ?? 0) > others[at]!
}
