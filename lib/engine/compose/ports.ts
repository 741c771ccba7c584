import { entriesOf } from '../document/lookup.ts'
import type { MapNode, Node, ScalarNode } from '../document/types.ts'
import type { Range } from '../source/position.ts'
import { interpolate, part } from './interpolate.ts'
import type { Reader } from './interpolate.ts'
import type { Expose, Port, PortRange } from './model.ts'
import { outsideVariables, plainText, scalarsOf, valueOf } from './settings.ts'

/** `ports`: `[[ADDRESS:]PUBLISHED:]TARGET[/PROTOCOL]` or the long form. Source: docker/go-connections, nat.ParsePortSpec. */
export function portsOf(reader: Reader, node: Node | null): readonly Port[] {
  if (node?.kind !== 'list') return []
  const ports = node.items.flatMap((item) => {
    if (item.kind === 'map') return [longPort(reader, item)]
    return item.kind === 'scalar' && item.value !== null ? [shortPort(reader, item)] : []
  })
  return [...new Map(ports.map((port, at) => [identity(port, at), port])).values()]
}

/** Ports of several files that are the same count once. */
function identity({ hostIp, published, target, protocol }: Port, at: number): string {
  const known = hostIp !== null && published !== null && target !== null
  return JSON.stringify(known ? [hostIp, published, target, protocol] : at)
}

export function exposeOf(reader: Reader, node: Node | null): readonly Expose[] {
  return scalarsOf(node).map((scalar) => {
    const { text } = interpolate(reader, scalar)
    const [port = '', protocol = 'tcp'] = text?.split('/') ?? []
    return {
      raw: scalar.text,
      port: text === null ? null : portRange(port),
      protocol: text === null ? null : protocol.toLowerCase(),
      range: scalar.via ?? scalar.range,
    }
  })
}

/** `80` or `3000-3005`; null for anything else. */
function portRange(text: string): PortRange | null {
  const [, first, last] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? []
  if (first === undefined) return null
  const from = Number(first)
  const to = last === undefined ? from : Number(last)
  return from <= to && to <= 65535 ? { from, to } : null
}

/** The parts of the short form, from the target backwards. A variable with a colon in its value may stand for two of them. */
type ShortParts = {
  readonly hostIp: string | null
  readonly published: ScalarNode | null
  readonly target: ScalarNode
}

function shortPort(reader: Reader, scalar: ScalarNode): Port {
  const [ports, protocol] = splitProtocol(reader, scalar)
  const { hostIp, published, target } = shortParts(reader, ports)
  const targetText = interpolate(reader, target).text
  return {
    raw: scalar.text,
    range: scalar.via ?? scalar.range,
    form: 'short',
    hostIp,
    published: published === null && targetText === null ? null : publishedOf(reader, published),
    publishedRange: published && published.text !== '' ? published.range : null,
    target: targetText === null ? null : portRange(targetText),
    protocol,
    mode: null,
  }
}

function splitProtocol(reader: Reader, scalar: ScalarNode): readonly [ScalarNode, string | null] {
  const slash = outsideVariables(scalar.text).lastIndexOf('/')
  if (slash === -1) return [scalar, 'tcp']
  const protocol = interpolate(reader, part(reader, scalar, slash + 1, scalar.text.length)).text
  return [part(reader, scalar, 0, slash), protocol?.toLowerCase() ?? null]
}

function shortParts(reader: Reader, scalar: ScalarNode): ShortParts {
  const pieces = splitAt(reader, scalar, ':')
  const target = pieces.at(-1) ?? scalar
  const published = pieces.at(-2) ?? null
  const address = pieces.slice(0, -2)
  if (address.length > 0) {
    const texts = address.map((piece) => interpolate(reader, piece).text)
    const known = texts.every((text) => text !== null)
    return { hostIp: known ? texts.join(':').replace(/^\[(.*)\]$/, '$1') : null, published, target }
  }
  return withAddress(reader, published, target)
}

/** `${PORT}` may hold `127.0.0.1:8080`, so that the address is not known where it is not. */
function withAddress(reader: Reader, published: ScalarNode | null, target: ScalarNode): ShortParts {
  const first = published ?? target
  const text = interpolate(reader, first).text
  if (text === null) return { hostIp: null, published, target }
  const colon = text.lastIndexOf(':')
  if (colon === -1) return { hostIp: '', published, target }
  const rest: ScalarNode = { ...first, text: text.slice(colon + 1) }
  const before = text.slice(0, colon)
  if (published) return { hostIp: before.replace(/^\[(.*)\]$/, '$1'), published: rest, target }
  return { ...withAddress(reader, { ...first, text: before }, rest), target: rest }
}

function publishedOf(reader: Reader, scalar: ScalarNode | null): Port['published'] {
  if (scalar === null) return 'random'
  const { text } = interpolate(reader, scalar)
  if (text === null) return null
  return text === '' ? 'random' : portRange(text)
}

/** No port, mount or device has more; an address of IPv6 has eight. */
export const MOST_PIECES = 20

/** The pieces between a sign, each with its place; signs within `${…}` do not count. */
export function splitAt(reader: Reader, scalar: ScalarNode, sign: string): readonly ScalarNode[] {
  const plain = outsideVariables(scalar.text)
  const pieces: ScalarNode[] = []
  let from = 0
  for (let at = plain.indexOf(sign); at !== -1; at = plain.indexOf(sign, from)) {
    if (pieces.length > MOST_PIECES) return [scalar]
    pieces.push(part(reader, scalar, from, at))
    from = at + 1
  }
  return [...pieces, part(reader, scalar, from, plain.length)]
}

function longPort(reader: Reader, map: MapNode): Port {
  const entries = entriesOf(map)
  const target = plainText(reader, valueOf(entries, 'target'))
  const published = valueOf(entries, 'published')
  const hostIp = entries.has('host_ip') ? plainText(reader, valueOf(entries, 'host_ip')) : ''
  return {
    raw: `${published?.kind === 'scalar' ? `${published.text}:` : ''}${target ?? ''}`,
    range: rangeOf(map),
    form: 'long',
    hostIp,
    published: publishedOf(reader, published?.kind === 'scalar' ? published : null),
    publishedRange: published?.range ?? null,
    target: target === null ? null : portRange(target),
    protocol: entries.has('protocol') ? plainText(reader, valueOf(entries, 'protocol')) : 'tcp',
    mode: plainText(reader, valueOf(entries, 'mode')),
  }
}

function rangeOf({ via, range }: MapNode): Range {
  return via ?? range
}
