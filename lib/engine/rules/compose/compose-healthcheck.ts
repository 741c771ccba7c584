import type { ComposeFile, Service } from '../../compose/model.ts'
import type { Project } from '../../project.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { healthOf, type Health } from './shared/health.ts'
import { awaitedServices, oneShot } from './shared/one-shot.ts'
import { factsOf, isComplete } from './shared/service-image.ts'

export const docs: RuleDocs = {
  why: 'Docker sees that a process runs, not whether it answers: a server that hangs or still loads its data looks the same as one that works. A health check asks it. Compose then holds back what needs the service until it is ready (condition: service_healthy), docker ps shows the state, and Swarm replaces a task that fails. It has a price, a command every few seconds, and Docker itself only reports: without Swarm nothing restarts an unhealthy container.',
  bad: 'services:\n  web:\n    image: harbour/web:7\n    depends_on:\n      - db\n  db:\n    image: postgres:17\n',
  good: 'services:\n  web:\n    image: harbour/web:7\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: postgres:17\n    healthcheck:\n      test: ["CMD-SHELL", "pg_isready -U postgres"]\n      interval: 10s\n      retries: 5\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#healthcheck',
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
    'https://docs.docker.com/compose/how-tos/startup-order/',
  ],
  equivalents: { kics: ['Healthcheck Not Set'], docker_bench: ['5.27'] },
}

type MessageId = 'missing' | 'probe' | 'disabled' | 'noTest'

/** For services that others or the outside speak to. Waiting for one without a check is compose-depends-on-condition's. */
export default defineRule({
  meta: {
    name: 'compose-healthcheck',
    severity: 'info',
    category: 'reliability',
    files: 'compose',
    title: 'Give services that others need a health check',
    messages: {
      missing:
        'Service {{service}} {{use}} and has no health check: Docker knows that its process runs, not whether it answers.',
      probe:
        'Service {{service}} {{use}} and has no health check: Docker knows that its process runs, not whether it answers. Its image brings a command that can tell: {{probe}}.',
      disabled:
        'The health check of service {{service}} is switched off, so nobody learns when it stops answering.',
      noTest:
        'This health check of service {{service}} says when to ask, not what: it has no test, and the image brings none.',
    },
  },
  *check({ compose, project }) {
    const [users, awaited] = [usersOf(compose), awaitedServices(compose)]
    const found = compose.services.flatMap((service) => {
      const use = useOf(users, service)
      return use === null || oneShot(service, awaited) !== null ? [] : reportsOf(service, use, project)
    })
    yield* distinct(found)
  },
})

function reportsOf(service: Service, use: string, project: Project): readonly Report<MessageId>[] {
  if (!isComplete(service)) return []
  const health = healthOf(service, project)
  if (health === 'checked') return []
  const { name, healthcheck, keyRange } = service
  if (healthcheck !== null) return writtenReports(health, name, healthcheck.keyRange)
  const probe = factsOf(service)?.probe
  const data = { service: name, use, probe: probe ?? '' }
  // Of an image that nobody described it is not known whether it brings a check.
  const confidence = health === 'none' ? 'certain' : 'possible'
  return [{ messageId: probe ? 'probe' : 'missing', range: keyRange, data, confidence }]
}

function writtenReports(
  health: Health,
  service: string,
  range: Service['range'],
): readonly Report<MessageId>[] {
  if (health === 'disabled')
    return [{ messageId: 'disabled', range, data: { service }, confidence: 'possible' }]
  return health === 'none' ? [{ messageId: 'noTest', range, data: { service } }] : []
}

/** By the name of a service the first one that depends on it. */
function usersOf({ services }: ComposeFile): ReadonlyMap<string, string> {
  const pairs = services.flatMap(({ name, dependsOn }) =>
    dependsOn.map(({ service }) => [service, name] as const),
  )
  return new Map(pairs.toReversed())
}

function useOf(users: ReadonlyMap<string, string>, { name, ports }: Service): string | null {
  const user = users.get(name)
  if (user !== undefined) return `is needed by ${user}`
  return ports.length > 0 ? 'publishes a port' : null
}
