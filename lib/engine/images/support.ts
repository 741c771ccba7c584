import { DISTRIBUTIONS, FACTS_DATE } from './catalogue.ts'
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

function ofVersion(
  { versions = {}, otherVersions }: ImageData,
  tag: Tag,
  { release }: System,
): Support | null {
  if (tag.version === null)
    return release !== null && Object.hasOwn(versions, release) ? versions[release]! : null
  const version = tag.version
  // `3` names no release that could be judged.
  if (Object.keys(versions).some((prefix) => prefix.startsWith(`${version}.`))) return null
  const listed = Object.keys(versions).find((prefix) => isVersionOf(prefix, version))
  return listed === undefined ? (otherVersions ?? null) : versions[listed]!
}
