import type { ComposeFile, Port, PortRange, Service } from '../../../compose/model.ts'
import type { Node } from '../../../document/types.ts'
import { isBackend } from '../../../images/services.ts'
import type { TextEdit } from '../../../source/edit.ts'
import type { Position } from '../../../source/position.ts'
import type { Fix } from '../../rule.ts'
import { isOpen, sharesNetwork } from './addresses.ts'
import { factsOf } from './service-image.ts'

/**
 * What a published port leads to: `backend`: data that only the project's own services need; `perhaps`: its number is that
 * of such software, and nothing is known of the image; `admin`: an interface for administrators.
 */
export type Purpose = 'backend' | 'perhaps' | 'admin' | 'other'

export type OpenPort = { readonly service: Service; readonly port: Port; readonly purpose: Purpose }

/** Ports that reach beyond the host, each with its purpose, one for each place in the text. */
export function openPorts({ services }: ComposeFile): readonly OpenPort[] {
  const seen = new Set<number>()
  return services
    .filter((service) => !sharesNetwork(service))
    .flatMap((service) =>
      service.ports.filter(isOpen).map((port) => ({ service, port, purpose: purposeOf(service, port) })),
    )
    .filter(({ port: { range } }) => !seen.has(range.start.offset) && seen.add(range.start.offset))
}

/** Software whose data nobody outside should reach, by the port it listens on. Source: IANA's registry of port numbers, and each product's manual. */
const SOFTWARE: ReadonlyMap<number, string> = new Map([
  [1433, 'SQL Server'],
  [1521, 'Oracle Database'],
  [2181, 'ZooKeeper'],
  [2379, 'etcd'],
  [3306, 'MySQL and MariaDB'],
  [5432, 'PostgreSQL'],
  [5672, 'RabbitMQ'],
  [5984, 'CouchDB'],
  [6379, 'Redis and Valkey'],
  [9042, 'Cassandra'],
  [9092, 'Kafka'],
  [9200, 'Elasticsearch'],
  [11211, 'memcached'],
  [27017, 'MongoDB'],
])

/** What usually listens on a port; '' when nothing is known. */
export function softwareOf({ target }: Port): string {
  return target === null || target.from !== target.to ? '' : (SOFTWARE.get(target.from) ?? '')
}

function purposeOf(service: Service, port: Port): Purpose {
  const { target } = port
  if (target === null) return 'other'
  const facts = factsOf(service)
  const covers = (wanted: readonly number[]): boolean => wanted.some((each) => holds(target, each))
  if (facts === null) return softwareOf(port) === '' ? 'other' : 'perhaps'
  if (isBackend(facts) && covers(facts.ports)) return 'backend'
  return covers(facts.adminPorts) ? 'admin' : 'other'
}

function holds({ from, to }: PortRange, port: number): boolean {
  return from <= port && port <= to
}

/** Binds a port without an address to the host itself; null where the place for it is not sure. */
export function bindLocally(compose: ComposeFile, service: Service, port: Port): Fix | null {
  const edit = port.hostIp === '' ? localEdit(compose, service, port) : null
  return edit && { title: 'Publish it on 127.0.0.1 only', safety: 'behaviour', edits: [edit] }
}

function localEdit({ source }: ComposeFile, service: Service, port: Port): TextEdit | null {
  if (port.form === 'long') return addHostIp(source, service, port)
  if (port.publishedRange !== null) return inserted(port.publishedRange.start, '127.0.0.1:')
  if (port.published !== 'random') return null
  const { start } = port.range
  const isQuoted = /["']/.test(source[start.offset] ?? '')
  const place = isQuoted ? { ...start, column: start.column + 1, offset: start.offset + 1 } : start
  return inserted(place, '127.0.0.1::')
}

function inserted(at: Position, newText: string): TextEdit {
  return { range: { start: at, end: at }, newText }
}

function addHostIp(source: string, service: Service, { range }: Port): TextEdit | null {
  const list = service.entries.get('ports')?.value
  const item: Node | undefined =
    list?.kind === 'list'
      ? list.items.find((each) => each.range.start.offset === range.start.offset)
      : undefined
  if (item?.kind !== 'map' || item.entries.some(({ merged }) => merged)) return null
  const last = item.entries.at(-1)
  if (!last || last.value.kind !== 'scalar') return null
  if (source[item.range.start.offset] === '{') return inserted(last.range.end, ', host_ip: 127.0.0.1')
  const pad = ' '.repeat(last.keyRange.start.column - 1)
  const ended = /^[ \t]*(?:\r?\n|$)/.test(source.slice(last.range.end.offset, last.range.end.offset + 80))
  return ended ? inserted(last.range.end, `\n${pad}host_ip: 127.0.0.1`) : null
}
