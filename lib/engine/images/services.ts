import type { ImageReference } from '../dockerfile/model.ts'
import { officialName } from './lookup.ts'
import { SERVICES, type ServiceData, type ServiceRole } from './service-data.ts'

/** What is known of an image as a service: who talks to it, and what it must not lose. */
export type ServiceFacts = {
  readonly role: ServiceRole
  /** Ports in the container that clients speak to. */
  readonly ports: readonly number[]
  /** Ports in the container that show a page or an interface for administrators. */
  readonly adminPorts: readonly number[]
  /** Directories that hold what may not be lost; empty for a service that keeps nothing, null when it is not known. */
  readonly data: readonly string[] | null
  /** The image declares its data directories as VOLUME: a mount on a directory above does not hold the data. */
  readonly declaresVolume: boolean
  /** The image brings a health check; null when that is not recorded. */
  readonly healthcheck: boolean | null
  /** A command of the image that tells whether the service is ready; null when none is recorded. */
  readonly probe: string | null
}

const BY_NAME: ReadonlyMap<string, ServiceData> = new Map(
  SERVICES.flatMap((entry) => entry.names.map((name) => [name, entry] as const)),
)

/** Facts about an image as a service; null when it is not in the data. What the tag does not tell is null, never guessed. */
export function serviceFacts(reference: ImageReference): ServiceFacts | null {
  const entry = BY_NAME.get(officialName(reference))
  if (!entry) return null
  const {
    role,
    ports = [],
    adminPorts = [],
    declaresVolume = false,
    healthcheck = null,
    probe = null,
  } = entry
  return { role, ports, adminPorts, data: dataOf(entry, reference), declaresVolume, healthcheck, probe }
}

/** Keeps what may not be lost: a database, a queue, an index, files. A cache may be filled again. */
export function isStateful({ role }: ServiceFacts): boolean {
  return role === 'database' || role === 'queue' || role === 'search' || role === 'storage'
}

/** Meant for the other services of a project only: whoever reaches it reads, changes or fills the data. */
export function isBackend(facts: ServiceFacts): boolean {
  return isStateful(facts) || facts.role === 'cache'
}

function dataOf({ data = [] }: ServiceData, reference: ImageReference): readonly string[] | null {
  if (data === null || isList(data)) return data
  const major = majorOf(reference)
  const known = data.findLast(({ since }) => major !== null && major >= since)
  return known?.data ?? null
}

const isList = (data: NonNullable<ServiceData['data']>): data is readonly string[] =>
  typeof data[0] !== 'object'

/**
 * `18-alpine` → 18, `17-3.5` → 17, `0.8.1-pg18`, `latest-pg17` → 17; Infinity for a tag that stands for the newest; null
 * when only a digest is given.
 */
function majorOf({ tag, digest }: ImageReference): number | null {
  if (tag === null) return digest === null ? Infinity : null
  const number = /(?:^|-)pg(\d{1,4})/.exec(tag)?.[1] ?? /^v?(\d{1,4})(?=$|[.-])/.exec(tag)?.[1]
  if (number !== undefined) return Number(number)
  return NEWEST.test(tag) ? Infinity : null
}

/** Tags without a version: `latest`, and those that name only what the newest version is built on. */
const NEWEST = /^(?:latest|alpine|slim|bookworm|trixie)(?:\d[\d.]*)?$/
