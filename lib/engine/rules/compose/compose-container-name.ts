import type { ComposeFile, Service } from '../../compose/model.ts'
import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { removeKey } from './shared/edits.ts'
import { runTogether } from './shared/together.ts'

export const docs: RuleDocs = {
  why: 'Compose names containers by itself, after the project, the service and a number. A name that is fixed exists once on a host: the service cannot be scaled, and a second copy of the project, for a branch or a test, fails because the name is taken. Services reach each other by the names of the services, and docker compose logs and exec take those, too, so hardly anything needs a fixed one. One container that scripts outside the project look for is such a case.',
  bad: 'services:\n  gate:\n    image: harbour/gate:4\n    container_name: gate\n',
  good: 'services:\n  gate:\n    image: harbour/gate:4\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#container_name',
    'https://github.com/compose-spec/compose-go/blob/main/loader/validate.go',
    'https://github.com/moby/moby/blob/master/daemon/names/names.go',
  ],
  equivalents: { dclint: ['no-duplicate-container-names', 'service-container-name-regex'] },
}

type MessageId = 'fixed' | 'characters' | 'replicas' | 'duplicate'

/** Source: moby, daemon/names/names.go. */
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/

/** The worst that can be said of a name, once. */
export default defineRule({
  meta: {
    name: 'compose-container-name',
    severity: 'info',
    category: 'maintainability',
    files: 'compose',
    title: 'Leave the names of containers to Compose',
    messages: {
      fixed:
        'With a fixed name service {{service}} cannot be scaled, and a second copy of the project on this host fails.',
      characters:
        'Docker refuses {{name}} as the name of a container: it takes two or more of letters, digits, _, . and -, and begins with a letter or digit.',
      replicas:
        'Service {{service}} is to run {{count}} times, and a name can be given once: Compose refuses the file.',
      duplicate: 'Service {{other}} has the same container name: Compose refuses the file.',
    },
  },
  *check({ compose }) {
    const named = namesOf(compose)
    yield* distinct(compose.services.flatMap((service) => reportOf(compose, named, service) ?? []))
  },
})

function reportOf(
  compose: ComposeFile,
  named: ReadonlyMap<string, readonly Service[]>,
  service: Service,
): Report<MessageId> | null {
  const { containerName, name, deploy, scale } = service
  if (containerName === null) return null
  const { value, range, written } = containerName
  const fix = fixOf(compose, service)
  if (value !== null && !NAME.test(value) && written.literal)
    return { messageId: 'characters', range, data: { name: value }, severity: 'error' }
  const count = deploy?.replicas?.value ?? scale?.value ?? null
  if (count !== null && count > 1)
    return { messageId: 'replicas', range, data: { service: name, count }, severity: 'error', ...fix }
  const other = named.get(value ?? '')?.find((each) => each !== service)
  if (other && value !== null && isLater(service, other))
    return {
      messageId: 'duplicate',
      range,
      data: { other: other.name },
      severity: 'error',
      confidence: runTogether(service, other),
      ...fix,
    }
  return { messageId: 'fixed', range, data: { service: name }, confidence: 'likely', ...fix }
}

/** Services by the name of their container, two of each at most: a third is reported against the first. */
function namesOf({ services }: ComposeFile): ReadonlyMap<string, readonly Service[]> {
  const named = new Map<string, Service[]>()
  for (const service of services) {
    const value = service.containerName?.value
    if (typeof value !== 'string') continue
    const others = named.get(value) ?? []
    if (others.length < 2) named.set(value, [...others, service])
  }
  return named
}

/** The place further down is reported; services that share one place by an anchor are reported there. */
function isLater({ containerName: one }: Service, { containerName: other }: Service): boolean {
  return (one?.range.start.offset ?? 0) >= (other?.range.start.offset ?? 0)
}

function fixOf({ source }: ComposeFile, service: Service): { fix?: Fix } {
  const edit = removeKey(source, service, 'container_name')
  return edit === null ? {} : { fix: { title: 'Remove container_name', safety: 'behaviour', edits: [edit] } }
}
