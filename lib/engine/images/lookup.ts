import type { BaseConfig, ImageReference } from '../dockerfile/model.ts'
import { GROUPS, USERS } from './accounts.ts'
import { CURRENT, DISTROLESS_PREFIX, IMAGES, RELEASES, RELEASE_NUMBERS, type ImageEntry } from './data.ts'
import type { Family, ImageFacts } from './types.ts'

/** Facts about an external image; null when it is not in the data. A tag that does not exist gets facts too: tags are not checked. */
export function lookupImage(reference: ImageReference): ImageFacts | null {
  if (reference.name.startsWith(DISTROLESS_PREFIX)) return distroless(reference)
  const name = officialName(reference)
  const entry = IMAGES.find((candidate) => candidate.name === name)
  return entry ? factsOf(entry, reference.tag) : null
}

/** What `parse` needs to know of an external image. */
export function baseConfigOf(reference: ImageReference): BaseConfig | null {
  return lookupImage(reference)?.config ?? null
}

/** Registries that carry the Docker Official Images under their own path. */
const OFFICIAL_MIRRORS = ['public.ecr.aws/docker/library/', 'mirror.gcr.io/library/']

/** `python` for the official image, from Docker Hub or a mirror of it; otherwise the name as it is. */
export function officialName({ name }: ImageReference): string {
  const mirror = OFFICIAL_MIRRORS.find((prefix) => name.startsWith(prefix))
  return mirror ? name.slice(mirror.length) : name
}

function factsOf(entry: ImageEntry, tag: string | null): ImageFacts {
  const { family, release } = distributionOf(entry, tag)
  const accounts = family === 'ubuntu' ? 'debian' : family
  const added = (family === 'alpine' ? entry.alpineUsers : entry.users) ?? {}
  // The account `ubuntu` came with 24.04. Source: Ubuntu 24.04 release notes.
  const known = entry.name === 'ubuntu' && !['noble', 'resolute'].includes(release ?? '') ? {} : added
  return {
    ...UNRECORDED,
    ...SYSTEMS[family],
    name: entry.name,
    family,
    release,
    supported: isSupported(entry, tag, family, release),
    users: { ...USERS[accounts], ...known },
    groups: { ...GROUPS[accounts], ...known },
    config: configOf(entry),
  }
}

const UNRECORDED = {
  endOfLife: null,
  tools: { present: [], absent: [] },
  runtimes: {},
  files: {},
  size: { compressed: null, unpacked: null },
  sources: [],
} as const

/** What /bin/sh and the package manager are in the images of a distribution. */
const SYSTEMS = {
  debian: { shell: 'dash', packageManager: 'apt' },
  ubuntu: { shell: 'dash', packageManager: 'apt' },
  alpine: { shell: 'busybox', packageManager: 'apk' },
  rhel: { shell: 'bash', packageManager: null },
  distroless: { shell: 'none', packageManager: 'none' },
} as const

function configOf(entry: ImageEntry): BaseConfig {
  return {
    env: entry.env ?? {},
    user: entry.user ?? '',
    workdir: entry.workdir ?? '/',
    shell: [],
    entrypoint: entry.entrypoint ?? null,
    cmd: entry.cmd ?? null,
    exposed: entry.exposed ?? [],
    healthcheck: false,
    stopSignal: entry.stopSignal ?? null,
  }
}

type Distribution = { readonly family: keyof typeof SYSTEMS; readonly release: string | null }

/** The distribution under a tag: `3.13-slim-bookworm` → debian bookworm, `3.13-alpine3.22` → alpine 3.22. */
function distributionOf(entry: ImageEntry, tag: string | null): Distribution {
  const parts = (tag ?? 'latest').split('-')
  if (entry.family === 'distroless' || entry.family === 'rhel') return { family: entry.family, release: null }
  for (const part of parts) {
    if (part === 'alpine') return { family: 'alpine', release: CURRENT.alpine }
    if (part.startsWith('alpine')) return { family: 'alpine', release: minor(part.slice('alpine'.length)) }
    if (Object.hasOwn(RELEASES.debian, part)) return { family: 'debian', release: part }
    if (Object.hasOwn(RELEASES.ubuntu, part)) return { family: 'ubuntu', release: part }
  }
  return { family: entry.family, release: entry.release ?? ownRelease(entry.family, parts[0]!) }
}

/** `12.15` → bookworm, `24.04` → noble, `3.22.1` → 3.22, `latest` → the current one. */
function ownRelease(family: 'debian' | 'ubuntu' | 'alpine', version: string): string | null {
  if (['latest', 'stable', 'slim'].includes(version)) return CURRENT[family]
  if (family === 'alpine') return version === '3' ? CURRENT.alpine : minor(version)
  const number = family === 'debian' ? version.split('.')[0]! : version
  return Object.hasOwn(RELEASE_NUMBERS[family], number) ? RELEASE_NUMBERS[family][number]! : null
}

function minor(version: string): string | null {
  const [major, second] = version.split('.')
  return second === undefined ? null : `${major}.${second}`
}

function isSupported(
  entry: ImageEntry,
  tag: string | null,
  family: Family,
  release: string | null,
): boolean | null {
  const distribution = isReleaseSupported(family, release)
  if (distribution === false || entry.supported === null) return distribution
  const version = tag?.split('-')[0] ?? ''
  if (!/^\d/.test(version)) return null
  // `3` names no release that could be judged.
  if (entry.supported.some((prefix) => prefix.startsWith(`${version}.`))) return null
  return entry.supported.some((prefix) => version === prefix || isVersionOf(prefix, version))
}

/** `3.13.5` and the pre-release `3.15.0rc1` are of 3.13 and 3.15, `3.130` is of neither. */
function isVersionOf(prefix: string, version: string): boolean {
  if (!version.startsWith(prefix)) return false
  return !/^\d/.test(version.slice(prefix.length))
}

function isReleaseSupported(family: Family, release: string | null): boolean | null {
  if (family !== 'debian' && family !== 'ubuntu' && family !== 'alpine') return null
  if (release === null) return null
  if (Object.hasOwn(RELEASES[family], release)) return RELEASES[family][release]!
  return family === 'alpine' ? false : null
}

function distroless({ name, tag }: ImageReference): ImageFacts {
  const user = tag?.includes('nonroot') ? '65532' : '0'
  const config: BaseConfig = {
    env: {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      SSL_CERT_FILE: '/etc/ssl/certs/ca-certificates.crt',
    },
    user,
    workdir: user === '0' ? '/' : '/home/nonroot',
    shell: [],
    entrypoint: name.includes('python3')
      ? ['/usr/bin/python3']
      : name.includes('nodejs')
        ? ['/nodejs/bin/node']
        : null,
    cmd: null,
    exposed: [],
    healthcheck: false,
    stopSignal: null,
  }
  const release = /debian(\d+)/.exec(name)?.[1]
  const supported = release === undefined ? null : release === '12' || release === '13'
  return {
    ...UNRECORDED,
    ...SYSTEMS.distroless,
    name,
    family: 'distroless',
    release: release ?? null,
    supported,
    users: USERS.distroless,
    groups: GROUPS.distroless,
    config,
  }
}
