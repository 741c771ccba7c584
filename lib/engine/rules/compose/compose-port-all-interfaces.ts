import type { Port } from '../../compose/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { bindLocally, openPorts, type OpenPort } from './shared/published-ports.ts'

export const docs: RuleDocs = {
  why: 'A port without an address is opened on every network of the host, the internet included. Docker writes its own rules into the firewall, before those of ufw or firewalld, so a port that ufw status shows as closed is open all the same. What only this computer or a proxy on it needs belongs on 127.0.0.1; what only other services need has to be published nowhere. A web server for the public is the one that needs it, on 80 and 443.',
  bad: 'services:\n  berths:\n    image: harbour/berths:2\n    ports:\n      - "8080:8080"\n',
  good: 'services:\n  berths:\n    image: harbour/berths:2\n    ports:\n      - "127.0.0.1:8080:8080"\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#ports',
    'https://docs.docker.com/engine/network/port-publishing/',
    'https://docs.docker.com/engine/network/packet-filtering-firewalls/#docker-and-ufw',
  ],
  equivalents: {
    kics: ['Container Traffic Not Bound To Host Interface'],
    dclint: ['no-unbound-port-interfaces'],
    docker_bench: ['5.14'],
  },
}

type MessageId = 'open' | 'admin' | 'web' | 'random'

/** Databases, caches and queues are compose-database-published's; an address that is written, 0.0.0.0 too, is a choice. */
export default defineRule({
  meta: {
    name: 'compose-port-all-interfaces',
    severity: 'info',
    category: 'security',
    files: 'compose',
    title: 'Write the address on which a port is published',
    messages: {
      open: 'Port {{port}} of service {{service}} is open on every network of the host, whatever its firewall says; with 127.0.0.1 before it only the host reaches it.',
      admin:
        'The interface for administrators of service {{service}} is open on every network of the host, whatever its firewall says; with 127.0.0.1 before it only the host reaches it.',
      web: 'Port {{port}} of service {{service}} is open on every network of the host; that is right for a web server that everybody may use.',
      random:
        'Port {{port}} of service {{service}} gets a port of the host that nobody chose, open on every network; expose: is enough for other services.',
    },
  },
  *check({ compose }) {
    for (const open of openPorts(compose)) {
      const { service, port, purpose } = open
      if (purpose === 'backend' || purpose === 'perhaps' || port.hostIp !== '') continue
      const messageId = messageOf(open)
      const fix = messageId === 'web' ? null : bindLocally(compose, service, port)
      yield {
        messageId,
        range: port.range,
        data: { service: service.name, port: shown(port) },
        ...(messageId === 'admin' && { severity: 'warning' }),
        ...(messageId === 'web' && { confidence: 'possible' }),
        ...(fix && { fix }),
      }
    }
  },
})

function messageOf({ port: { published }, purpose }: OpenPort): MessageId {
  if (purpose === 'admin') return 'admin'
  if (published === 'random' || published === null) return 'random'
  const isWeb = published.from === published.to && (published.from === 80 || published.from === 443)
  return isWeb ? 'web' : 'open'
}

/** The host's port, or the container's where the host chooses. */
function shown({ published, target }: Port): string {
  const range = published === 'random' || published === null ? target : published
  if (range === null) return ''
  return range.from === range.to ? String(range.from) : `${range.from}-${range.to}`
}
