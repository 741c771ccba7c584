import type { ComposeFile, Service } from '../../compose/model.ts'
import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { removeKey } from './shared/edits.ts'

export const docs: RuleDocs = {
  why: 'Before Docker had networks that one can make, containers met on the bridge docker0, and links wrote the address of one into the other. Both still work and both are the worse way: on docker0 every container of the host without a network of its own reaches every other, and names are not resolved. Compose puts the services of a project on a network of their own, where each is reached by its name without a link.',
  bad: 'services:\n  web:\n    image: harbour/web:7\n    links:\n      - db\n  db:\n    image: postgres:17\n',
  good: 'services:\n  web:\n    image: harbour/web:7\n    depends_on:\n      - db\n  db:\n    image: postgres:17\n',
  sources: [
    'https://docs.docker.com/engine/network/links/',
    'https://docs.docker.com/engine/network/drivers/bridge/#differences-between-user-defined-bridges-and-the-default-bridge',
    'https://docs.docker.com/compose/how-tos/networking/#link-containers',
  ],
  equivalents: { docker_bench: ['5.30'] },
}

type MessageId = 'bridge' | 'links' | 'external'

/** The default network of Compose is none of these: it is a bridge of the project's own. */
export default defineRule({
  meta: {
    name: 'compose-legacy-bridge',
    severity: 'warning',
    category: 'maintainability',
    files: 'compose',
    title: 'Replace links and the default bridge by networks',
    messages: {
      bridge:
        'network_mode: bridge puts service {{service}} on docker0, with every other container of the host that has no network of its own, and there names of services are not resolved.',
      links:
        'Links are a relic: services of a project reach each other by their names. For the order of starting there is depends_on.',
      external:
        'external_links are a relic: a network that both projects join (external: true) makes the other container known by its name.',
    },
  },
  *check({ compose }) {
    yield* distinct(compose.services.flatMap((service) => reportsOf(compose, service)))
  },
})

function reportsOf(compose: ComposeFile, service: Service): readonly Report<MessageId>[] {
  const data = { service: service.name }
  const { networkMode, entries } = service
  const links = entries.get('links')
  const external = entries.get('external_links')
  return [
    ...(networkMode?.value === 'bridge'
      ? [{ messageId: 'bridge' as const, range: networkMode.entry, data, ...bridgeFix(compose, service) }]
      : []),
    ...(links
      ? [{ messageId: 'links' as const, range: links.keyRange, data, ...linksFix(compose, service) }]
      : []),
    ...(external ? [{ messageId: 'external' as const, range: external.keyRange, data }] : []),
  ]
}

function bridgeFix({ source }: ComposeFile, service: Service): { fix?: Fix } {
  const edit = service.links.length > 0 ? null : removeKey(source, service, 'network_mode')
  return edit === null
    ? {}
    : { fix: { title: 'Use the network of the project', safety: 'behaviour', edits: [edit] } }
}

/** Links without another name say no more than depends_on; what that says already may go. */
function linksFix({ source }: ComposeFile, service: Service): { fix?: Fix } {
  const { links, dependsOn, entries, networkMode } = service
  const key = entries.get('links')
  const isPlain = links.every(
    ({ service: name, alias }) => name !== null && (alias === null || alias === name),
  )
  if (!key || key.merged || !isPlain || networkMode !== null || links.length === 0) return {}
  if (!entries.has('depends_on')) {
    if (links.some(({ written }) => written.raw.includes(':'))) return {}
    const edits = [{ range: key.keyRange, newText: 'depends_on' }]
    return { fix: { title: 'Write depends_on instead', safety: 'behaviour', edits } }
  }
  const known = new Set(dependsOn.map((each) => each.service))
  const edit = links.every(({ service: name }) => name !== null && known.has(name))
    ? removeKey(source, service, 'links')
    : null
  return edit === null ? {} : { fix: { title: 'Remove the links', safety: 'behaviour', edits: [edit] } }
}
