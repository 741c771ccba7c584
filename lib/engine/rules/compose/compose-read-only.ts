import type { ComposeFile, Service, Setting } from '../../compose/model.ts'
import { isStateful } from '../../images/services.ts'
import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { isDevelopment } from './shared/development.ts'
import { addKeys } from './shared/edits.ts'
import { awaitedServices, oneShot } from './shared/one-shot.ts'
import { mayBePrivileged } from './shared/security-options.ts'
import { factsOf, imageOf, isComplete } from './shared/service-image.ts'

export const docs: RuleDocs = {
  why: 'A web server has no reason to change its own program. With read_only: true nothing in the image can be written, so an attacker can neither plant a file in the page nor replace a program nor install tools, and what did change lies in a volume, where it is looked for. Most programs want at least /tmp: a tmpfs gives it, in memory and empty after each start. Volumes stay writable. Try it first: an image that writes somewhere else says so in its log and then needs a tmpfs there as well.',
  bad: 'services:\n  timetable:\n    image: harbour/timetable:2.1\n',
  good: 'services:\n  timetable:\n    image: harbour/timetable:2.1\n    read_only: true\n    tmpfs:\n      - /tmp\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#read_only',
    'https://docs.docker.com/reference/compose-file/services/#tmpfs',
    'https://github.com/docker-library/docs/blob/master/nginx/content.md',
  ],
  equivalents: { semgrep: ['writable-filesystem-service'], docker_bench: ['5.13'] },
}

type MessageId = 'writable' | 'off'

/** Databases and their like write in many places, jobs end soon; files for developers change code in the container on purpose. */
export default defineRule({
  meta: {
    name: 'compose-read-only',
    severity: 'info',
    category: 'security',
    files: 'compose',
    title: 'Mount the root file system read-only',
    messages: {
      writable:
        'Service {{service}} may change every file of its image; read_only: true with a tmpfs on {{places}} lets it write only where it has to.',
      off: 'read_only: false is the default: service {{service}} may change every file of its image.',
    },
  },
  *check({ compose, project }) {
    if (isDevelopment(project)) return
    const awaited = awaitedServices(compose)
    const services = compose.services.filter((service) => !isExempt(service, awaited))
    yield* distinct(services.flatMap((service) => reportOf(compose, service) ?? []))
  },
})

function isExempt(service: Service, awaited: ReadonlySet<string>): boolean {
  if (!isComplete(service) || mayBePrivileged(service) || service.develop !== null) return true
  const facts = factsOf(service)
  if (facts !== null && (isStateful(facts) || facts.role === 'cache')) return true
  return oneShot(service, awaited) !== null
}

function reportOf({ source }: ComposeFile, service: Service): Report<MessageId> | null {
  const { name, readOnly, keyRange } = service
  const known = service.build !== null || factsOf(service) !== null
  const confidence = known ? 'likely' : 'possible'
  const data = { service: name, places: placesOf(service).join(' and ') }
  if (readOnly !== null)
    return readOnly.value === false
      ? { messageId: 'off', range: readOnly.entry, data, confidence, ...switchedOn(readOnly) }
      : null
  return { messageId: 'writable', range: keyRange, data, confidence, ...fixOf(source, service) }
}

/** Where images write that are often run like this. Sources: docker-library/docs, nginx and httpd. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  nginx: ['/var/cache/nginx', '/var/run'],
  httpd: ['/usr/local/apache2/logs'],
}

function placesOf(service: Service): readonly string[] {
  const name = imageOf(service)?.name ?? ''
  return (Object.hasOwn(PLACES, name) ? PLACES[name] : undefined) ?? ['/tmp']
}

/** Nobody knows beforehand where a program writes, so this one needs a look. */
function fixOf(source: string, service: Service): { fix?: Fix } {
  if (service.entries.has('read_only')) return {}
  const tmpfs = service.entries.has('tmpfs') ? [] : [['tmpfs', placesOf(service)] as const]
  const edit = addKeys(source, service, [['read_only', 'true'], ...tmpfs])
  return edit === null ? {} : { fix: { title: 'Mount it read-only', safety: 'suggestion', edits: [edit] } }
}

function switchedOn({ written, range }: Setting<boolean>): { fix?: Fix } {
  const edits = [{ range, newText: 'true' }]
  return written.literal ? { fix: { title: 'Mount it read-only', safety: 'suggestion', edits } } : {}
}
