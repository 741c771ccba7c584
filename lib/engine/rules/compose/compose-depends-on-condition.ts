import type { Dependency, Service } from '../../compose/model.ts'
import type { Entry, Node } from '../../document/types.ts'
import { isStateful } from '../../images/services.ts'
import type { Project } from '../../project.ts'
import { slice, type Range } from '../../source/position.ts'
import { defineRule, type Confidence, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { healthOf } from './shared/health.ts'
import { awaitedServices, oneShot } from './shared/one-shot.ts'
import { factsOf } from './shared/service-image.ts'

export const docs: RuleDocs = {
  why: 'The short form of depends_on waits until the container of the other service has been started, not until the program in it is ready. A database takes seconds for its first start, so the application comes up, finds nobody and crashes, on one computer more often than on the next. With condition: service_healthy Compose waits for the health check to succeed; for a migration there is service_completed_successfully. An application that tries again by itself still needs that for what happens later.',
  bad: 'services:\n  web:\n    image: harbour/web:7\n    depends_on:\n      - db\n  db:\n    image: postgres:17\n    healthcheck:\n      test: ["CMD-SHELL", "pg_isready -U postgres"]\n',
  good: 'services:\n  web:\n    image: harbour/web:7\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: postgres:17\n    healthcheck:\n      test: ["CMD-SHELL", "pg_isready -U postgres"]\n',
  sources: [
    'https://docs.docker.com/compose/how-tos/startup-order/',
    'https://docs.docker.com/reference/compose-file/services/#depends_on',
  ],
  equivalents: {},
}

type MessageId = 'checked' | 'unready' | 'noCheck' | 'switchedOff'

/** What a dependency waits for. A name that is no service is compose-undefined-reference's. */
export default defineRule({
  meta: {
    name: 'compose-depends-on-condition',
    severity: 'warning',
    category: 'reliability',
    files: 'compose',
    title: 'Start services when those they need are ready',
    messages: {
      checked:
        'Service {{service}} waits until the container of {{needed}} has been started, not until it is ready, although its health check could tell.',
      unready:
        'Service {{service}} waits until the container of {{needed}} has been started, not until it takes connections. Give {{needed}} a health check and wait for service_healthy.',
      noCheck:
        'Service {{needed}} has no health check, and its image brings none: Compose refuses to wait for service_healthy, and {{service}} never starts.',
      switchedOff:
        'The health check of {{needed}} is switched off: Compose refuses to wait for service_healthy, and {{service}} never starts.',
    },
  },
  *check({ compose, project }) {
    const known: Known = {
      source: compose.source,
      services: new Map(compose.services.map((each) => [each.name, each])),
      awaited: awaitedServices(compose),
      project,
    }
    yield* distinct(compose.services.flatMap((service) => reportsOf(known, service)))
  },
})

type Known = {
  readonly source: string
  readonly services: ReadonlyMap<string, Service>
  readonly awaited: ReadonlySet<string>
  readonly project: Project
}

function reportsOf(known: Known, service: Service): readonly Report<MessageId>[] {
  const found = service.dependsOn.flatMap((dependency): Found[] => {
    const needed = known.services.get(dependency.service)
    const verdict = needed && verdictOf(known, service, needed, dependency.condition)
    return verdict ? [{ ...verdict, dependency }] : []
  })
  const fixes = fixesOf(known.source, service, found)
  return found.map(({ dependency, messageId, confidence }, at) => ({
    messageId,
    range: conditionOf(service, dependency)?.range ?? dependency.nameRange,
    data: { service: service.name, needed: dependency.service },
    confidence,
    ...(messageId === 'noCheck' || messageId === 'switchedOff' ? { severity: 'error' } : {}),
    ...(fixes[at] ? { fix: fixes[at] } : {}),
  }))
}

type Verdict = { readonly messageId: MessageId; readonly confidence: Confidence }
type Found = Verdict & { readonly dependency: Dependency }

function verdictOf(
  { awaited, project }: Known,
  service: Service,
  needed: Service,
  condition: string | null,
): Verdict | null {
  const health = healthOf(needed, project)
  if (condition === 'service_healthy') {
    if (health === 'disabled') return { messageId: 'switchedOff', confidence: 'certain' }
    return health === 'none' ? { messageId: 'noCheck', confidence: 'certain' } : null
  }
  if (condition !== 'service_started' || oneShot(needed, awaited) !== null) return null
  const confidence = mayComeEarly(service) ? 'possible' : 'likely'
  if (health === 'checked') return { messageId: 'checked', confidence }
  const facts = factsOf(needed)
  return facts !== null && isStateful(facts) ? { messageId: 'unready', confidence } : null
}

/** Pages for administrators, proxies and collectors ask again when somebody wants something. */
function mayComeEarly(service: Service): boolean {
  const role = factsOf(service)?.role
  return role === 'admin' || role === 'proxy' || role === 'monitoring'
}

/** The value of `condition:` in the long form. */
function conditionOf(service: Service, { service: needed }: Dependency): Node | null {
  const node = service.entries.get('depends_on')?.value
  const entry = node?.kind === 'map' ? node.entries.find(({ key }) => key === needed)?.value : undefined
  return entry?.kind === 'map' ? (entry.entries.find(({ key }) => key === 'condition')?.value ?? null) : null
}

/** One for each report at most; a list is turned into a map as a whole, by its first report. */
function fixesOf(source: string, service: Service, found: readonly Found[]): readonly (Fix | null)[] {
  const entry = service.entries.get('depends_on')
  const healthy = found.filter(({ messageId }) => messageId === 'checked')
  const first = healthy[0]
  return found.map((each) => {
    if (each.messageId !== 'checked') return null
    const condition = conditionOf(service, each.dependency)
    if (condition) return fix({ range: condition.range, newText: 'service_healthy' })
    const names = new Set(healthy.map(({ dependency }) => dependency.service))
    const edit = each === first && entry ? asMap(source, entry, names) : null
    return edit && fix(edit)
  })
}

function fix(edit: Fix['edits'][number]): Fix {
  return { title: 'Wait for service_healthy', safety: 'behaviour', edits: [edit] }
}

/** `- db` in lines of their own, or `[db, cache]`, as a map with a condition for each; null for anything else. */
function asMap(source: string, entry: Entry, healthy: ReadonlySet<string>): Fix['edits'][number] | null {
  const { value, keyRange, merged } = entry
  if (value.kind !== 'list' || merged || value.via !== null || value.range.start.offset < keyRange.end.offset)
    return null
  const names = value.items.flatMap((item) =>
    item.kind === 'scalar' && item.style === 'plain' ? item.text : [],
  )
  const last = value.items.at(-1)
  if (!last || names.length < value.items.length || slice(source, value.range).includes('#')) return null
  const range: Range = { start: value.range.start, end: last.range.end }
  const condition = (name: string): string => (healthy.has(name) ? 'service_healthy' : 'service_started')
  if (source[range.start.offset] === '[') {
    const pairs = names.map((name) => `${name}: { condition: ${condition(name)} }`)
    return { range: value.range, newText: `{ ${pairs.join(', ')} }` }
  }
  const isBelow = range.start.column > keyRange.start.column
  const pad = ' '.repeat(isBelow ? range.start.column - 1 : keyRange.start.column + 1)
  const blocks = names.map((name) => `${name}:\n${pad}  condition: ${condition(name)}`)
  return { range, newText: (isBelow ? '' : '  ') + blocks.join(`\n${pad}`) }
}
