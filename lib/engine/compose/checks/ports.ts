import type { Range } from '../../source/position.ts'
import type { Port, Service } from '../model.ts'
import type { Tell } from './tell.ts'

/** Ports that Docker cannot read. Source: docker/go-connections, nat.ParsePortSpec. */
export function badPorts({ ports }: Service): readonly Tell[] {
  const bad = (text: string, range: Range): Tell => ({ message: `${text} is no port: ${PORT_FORM}`, range })
  return [
    ...ports.filter(isBad).map(({ raw, range }) => bad(raw, range)),
    ...ports.filter(isUneven).map(({ range }) => ({ message: UNEVEN, range })),
  ]
}

const PORT_FORM =
  'write numbers from 1 to 65535 in quotes, the port of the host first, and before it an address if need be: "127.0.0.1:8080:80"'
const UNEVEN = 'both ranges of ports must be equally long, as in "8000-8002:9000-9002"'

function isBad({ raw, form, hostIp, target, published, protocol }: Port): boolean {
  if (raw.includes('$') || form === 'long') return false
  return target === null || published === null || !PROTOCOLS.has(protocol ?? '') || !isAddress(hostIp ?? '')
}

/** Docker publishes on addresses alone: it looks up no names. */
function isAddress(text: string): boolean {
  return (
    text === '' ||
    /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) ||
    /^[\da-fA-F.]*:[\da-fA-F:.]*(?:%\w+)?$/.test(text)
  )
}

const PROTOCOLS = new Set(['tcp', 'udp', 'sctp'])

/** One port of the container may be published on the first free port of a range. */
function isUneven({ target, published }: Port): boolean {
  if (target === null || published === null || published === 'random') return false
  const length = target.to - target.from
  return length > 0 && published.to - published.from !== length
}
