import type { ImageReference } from './model.ts'

const DEFAULT_REGISTRY = 'docker.io'
const LEGACY_REGISTRY = 'index.docker.io'
/** The namespace of the official images, left out when they are written. */
const OFFICIAL = 'library/'

const REPOSITORY = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/
const REGISTRY =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]+\])(?::\d+)?$/
const TAG = /^\w[\w.-]{0,127}$/
/** The algorithms that are known, and the length each has. Source: opencontainers/go-digest, algorithm.go. */
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/
/** The longest repository name the reference library takes, registry included. */
const MAX_NAME = 255

/**
 * An image name as `docker pull` reads it: `docker.io` and `library/` are filled in where they are left out.
 * Null for text that names no image: an upper-case repository, an empty part, a malformed tag or digest.
 */
export function parseImageReference(text: string): ImageReference | null {
  if (/^[0-9a-f]{64}$/.test(text)) return null
  const { rest, digest } = splitDigest(text)
  if (digest !== null && !DIGEST.test(digest)) return null
  const { name, tag } = splitTag(rest)
  if (tag !== null && !TAG.test(tag)) return null
  const { registry, path } = splitRegistry(name)
  if (path.length > MAX_NAME || registry.length > MAX_NAME) return null
  if (!REGISTRY.test(registry) || !REPOSITORY.test(path)) return null
  if (registry.length + path.length + 1 > MAX_NAME) return null
  return { text, registry, repository: path, name: familiarName(registry, path), tag, digest }
}

/** Why a text that `parseImageReference` refuses is no image name. Source: distribution/reference, ParseNormalizedNamed. */
export function referenceError(text: string): string {
  if (/^[0-9a-f]{64}$/.test(text))
    return `invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`
  const { path } = splitRegistry(splitTag(splitDigest(text).rest).name)
  return path === path.toLowerCase()
    ? 'invalid reference format'
    : `invalid reference format: repository name (${path}) must be lowercase`
}

function splitDigest(text: string): { rest: string; digest: string | null } {
  const at = text.indexOf('@')
  return at === -1 ? { rest: text, digest: null } : { rest: text.slice(0, at), digest: text.slice(at + 1) }
}

/** A colon behind the last slash begins the tag; one before it belongs to the registry's port. */
function splitTag(text: string): { name: string; tag: string | null } {
  const colon = text.indexOf(':', text.lastIndexOf('/') + 1)
  return colon === -1 ? { name: text, tag: null } : { name: text.slice(0, colon), tag: text.slice(colon + 1) }
}

/** The first part is a registry if it has a dot, a colon or an upper-case letter, or is `localhost`. */
function splitRegistry(name: string): { registry: string; path: string } {
  const slash = name.indexOf('/')
  const first = slash === -1 ? '' : name.slice(0, slash)
  const isRegistry = first === 'localhost' || /[.:A-Z]/.test(first)
  const registry = isRegistry && first !== LEGACY_REGISTRY ? first : DEFAULT_REGISTRY
  const path = isRegistry ? name.slice(slash + 1) : name
  return { registry, path: registry === DEFAULT_REGISTRY && !path.includes('/') ? OFFICIAL + path : path }
}

function familiarName(registry: string, path: string): string {
  if (registry !== DEFAULT_REGISTRY) return `${registry}/${path}`
  return path.startsWith(OFFICIAL) ? path.slice(OFFICIAL.length) : path
}
