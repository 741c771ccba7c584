import type { Option, PublishedPort } from '../model.ts'
import { knownText, pairOf } from './values.ts'

/**
 * `80`, `8080:80`, `127.0.0.1:8080:80/udp`, `[::1]:8080:80`, `published=8080,target=80`. Source: docker/go-connections,
 * nat.ParsePortSpec, and docker/cli, convertToStandardNotation.
 */
export function portOf({ value, shown, range }: Option): PublishedPort {
  const parts = shown.includes('=') ? longParts(shown) : shortParts(shown)
  const known = (text: string | null): string | null => (text === null ? null : knownText(text, value))
  return {
    known: value !== null,
    hostIp: known(parts.hostIp),
    published: known(parts.published),
    target: known(parts.target),
    protocol: parts.protocol,
    range,
  }
}

type Parts = {
  readonly hostIp: string | null
  readonly published: string | null
  readonly target: string | null
  readonly protocol: string
}

function longParts(text: string): Parts {
  const fields = new Map(text.split(',').map(pairOf))
  const get = (name: string): string | null => fields.get(name) ?? null
  const target = get('target') ?? get('dst')
  return {
    hostIp: null,
    published: get('published') ?? get('src'),
    target,
    protocol: get('protocol') ?? 'tcp',
  }
}

function shortParts(text: string): Parts {
  const slash = text.lastIndexOf('/')
  const address = slash === -1 ? text : text.slice(0, slash)
  const protocol = slash === -1 ? 'tcp' : text.slice(slash + 1).toLowerCase()
  const last = address.lastIndexOf(':')
  if (last === -1) return { hostIp: null, published: null, target: address, protocol }
  const target = address.slice(last + 1)
  const before = address.slice(0, last)
  const colon = before.endsWith(']') ? -1 : before.lastIndexOf(':')
  if (colon === -1) return { hostIp: null, published: before || null, target, protocol }
  const hostIp = before.slice(0, colon).replace(/^\[(.*)\]$/, '$1')
  return { hostIp: hostIp || null, published: before.slice(colon + 1) || null, target, protocol }
}
