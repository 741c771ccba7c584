import type { ComposeFile, Mount, Service } from '../../compose/model.ts'
import { isStateful, type ServiceFacts } from '../../images/services.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Confidence, type Report, type RuleDocs, type Severity } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { isDevelopment } from './shared/development.ts'
import { cleanFolder, isBelow, isWithin, mountPoints } from './shared/mount-points.ts'
import { factsOf, imageOf, isComplete } from './shared/service-image.ts'

export const docs: RuleDocs = {
  why: 'What a container writes is gone with it, and a new image, a changed setting or docker compose down replaces the container. Many images of databases declare a volume, but one without a name: Compose finds it again only until the next down, and then starts with an empty database, while the data lie in a volume that nobody knows. A volume with a name, at the directory in which the program keeps its data, outlives all of that.',
  bad: 'services:\n  db:\n    image: postgres:17\n',
  good: 'services:\n  db:\n    image: postgres:17\n    volumes:\n      - db-data:/var/lib/postgresql/data\nvolumes:\n  db-data:\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/compose/down/',
    'https://docs.docker.com/engine/storage/volumes/',
    'https://github.com/docker-library/postgres/pull/1259',
  ],
  equivalents: {},
}

type MessageId = 'lost' | 'anonymous' | 'above' | 'moved'

/** Where the data lie is known of the image and its version; a service with a directory of its own choice is left alone. */
export default defineRule({
  meta: {
    name: 'compose-data-not-persisted',
    severity: 'warning',
    category: 'reliability',
    files: 'compose',
    title: 'Mount a named volume where a service keeps its data',
    messages: {
      lost: 'Nothing is mounted on {{path}}, where service {{service}} keeps its data: after docker compose down and up it starts empty.',
      anonymous:
        'The volume on {{path}} has no name, so the next docker compose down and up takes a new one, and service {{service}} starts empty.',
      above:
        'The data of service {{service}} are not in this mount: its image declares a volume of its own on {{path}}, one without a name, which lies over it. Mount {{path}} itself.',
      moved:
        'From version 18 on this image keeps its data below {{path}} and refuses to start with a mount on {{path}}/data; mount {{path}}.',
    },
  },
  *check({ compose, project }) {
    const lowered = isDevelopment(project)
    for (const report of distinct(reportsOf(compose)))
      yield lowered ? { ...report, confidence: 'possible' as const } : report
  },
})

function reportsOf({ services }: ComposeFile): readonly Report<MessageId>[] {
  return services.flatMap((service) => {
    const facts = factsOf(service)
    if (facts === null || !isComplete(service) || service.volumesFrom.length > 0) return []
    const weight = weightOf(service, facts)
    const data = dataOf(service, facts)
    if (
      weight === null ||
      data === null ||
      service.volumes.some(({ target }) => target?.text === undefined || target.text === null)
    )
      return []
    return movedReport(service, facts) ?? data.flatMap((path) => reportOn(service, facts, path, weight))
  })
}

type Weight = { readonly severity: Severity; readonly confidence: Confidence }

/** A cache may be filled again, unless it is told to write all down. */
function weightOf(service: Service, facts: ServiceFacts): Weight | null {
  if (isStateful(facts)) return { severity: 'warning', confidence: 'certain' }
  const words = service.command?.words?.map(({ text }) => text) ?? []
  const isKept =
    facts.role === 'cache' &&
    words[words.indexOf('--appendonly') + 1] === 'yes' &&
    words.includes('--appendonly')
  return isKept ? { severity: 'warning', confidence: 'likely' } : null
}

/** A directory that the service itself chooses counts; one that is not known leaves the question open. */
function dataOf({ environment, command }: Service, { data, ports }: ServiceFacts): readonly string[] | null {
  if (environment.some(({ name }) => CHOICES.has(name)) || chooses(command)) return null
  const chosen = ports.includes(5432) ? environment.find(({ name }) => name === 'PGDATA') : undefined
  if (chosen === undefined) return data
  const path = chosen.value?.text ?? null
  return path === null ? null : [cleanFolder(path)]
}

/** Variables and options by which such services take another directory. */
const CHOICES = new Set([
  'KAFKA_LOG_DIRS',
  'MEILI_DB_PATH',
  'MSSQL_DATA_DIR',
  'QDRANT__STORAGE__STORAGE_PATH',
  'RABBITMQ_MNESIA_BASE',
  'RABBITMQ_MNESIA_DIR',
  'ZOO_DATA_DIR',
  'path.data',
])

function chooses(command: Service['command']): boolean {
  return /(?:^|\s)(?:--datadir|--dbpath|--db-path|-D)(?:[\s=]|$)/.test(command?.written ?? '')
}

function movedReport(service: Service, { data }: ServiceFacts): readonly Report<MessageId>[] | null {
  const [path] = data ?? []
  if (path !== '/var/lib/postgresql' || service.environment.some(({ name }) => name === 'PGDATA')) return null
  const old = service.volumes.find(({ target }) => cleanFolder(target?.text ?? '') === `${path}/data`)
  if (!old) return null
  const isNamed = /\d/.test(imageOf(service)?.tag ?? '')
  return [
    {
      messageId: 'moved',
      range: targetRange(old),
      data: { path },
      severity: 'error',
      confidence: isNamed ? 'certain' : 'likely',
    },
  ]
}

function reportOn(
  service: Service,
  facts: ServiceFacts,
  path: string,
  weight: Weight,
): readonly Report<MessageId>[] {
  const holders = mountPoints(service)
  // Something is mounted further down: part of it, or all that matters.
  if (holders.some((holder) => isBelow(holder.path, path))) return []
  const declared = facts.declaresVolume ? (facts.data ?? []).filter((each) => isWithin(path, each)) : []
  const holder = holders
    .filter((each) => isWithin(path, each.path))
    .toSorted((a, b) => b.path.length - a.path.length)[0]
  const data = { service: service.name, path }
  // Whether the data may be lost, as those of a demonstration, the file does not say.
  if (!holder) return [{ messageId: 'lost', range: service.keyRange, data, ...weight, confidence: 'likely' }]
  if (holder.isTmpfs || !holder.mount) return []
  const over = declared.find((each) => each.length > holder.path.length)
  if (over !== undefined)
    return [{ messageId: 'above', range: holder.mount.range, data: { ...data, path: over }, ...weight }]
  const isAnonymous = holder.mount.source === null && holder.mount.type === 'volume'
  return isAnonymous ? [{ messageId: 'anonymous', range: holder.mount.range, data, ...weight }] : []
}

function targetRange({ form, target, range }: Mount): Range {
  return form === 'short' && target ? target.range : range
}
