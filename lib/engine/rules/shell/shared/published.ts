import type { PublishedPort, RunCall } from '../../../cli/model.ts'
import { isBackend, serviceFacts, type ServiceFacts } from '../../../images/services.ts'

export type Span = { readonly from: number; readonly to: number }

/** `8000` and `8000-8002`; null for anything else. */
export function spanOf(text: string | null): Span | null {
  const [, first, last] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text ?? '') ?? []
  if (first === undefined) return null
  const span = { from: Number(first), to: Number(last ?? first) }
  return span.from <= span.to && span.to <= 65_535 ? span : null
}

/** Ports of software whose data nobody outside should reach. Source: IANA's registry of port numbers, and each product's manual. */
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

/** What listens on the port of the container: `backend` is for other programs of the project only, `admin` for administrators. */
export type Purpose = 'backend' | 'perhaps' | 'admin' | 'other'

export function purposeOf(call: RunCall, { target }: PublishedPort): Purpose {
  const span = spanOf(target)
  if (span === null) return 'other'
  const facts = factsOf(call)
  const covers = (wanted: readonly number[]): boolean =>
    wanted.some((port) => span.from <= port && port <= span.to)
  if (facts === null) return softwareAt(target) === null ? 'other' : 'perhaps'
  if (isBackend(facts) && covers(facts.ports)) return 'backend'
  return covers(facts.adminPorts) ? 'admin' : 'other'
}

export function softwareAt(target: string | null): string | null {
  const span = spanOf(target)
  return span === null || span.from !== span.to ? null : (SOFTWARE.get(span.from) ?? null)
}

export function factsOf({ image }: RunCall): ServiceFacts | null {
  return image?.reference ? serviceFacts(image.reference) : null
}

/** Does the port reach beyond the host? An address that is not known may be one of the host. */
export function isOpen({ known, hostIp }: PublishedPort): boolean {
  return known && (hostIp === null || /^(?:0\.0\.0\.0|::|)$/.test(hostIp))
}
