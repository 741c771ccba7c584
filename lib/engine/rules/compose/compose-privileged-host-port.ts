import type { Port, PortRange, Service } from '../../compose/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { sharesNetwork } from './shared/addresses.ts'

export const docs: RuleDocs = {
  why: 'The ports below 1024 of a host belong to its own services: ssh on 22, mail on 25, names on 53. A container that publishes one takes it away from them or fails because it is taken, and rootless Docker cannot publish it without further rights. Inside a container a low port asks for a program that starts as root or for the capability NET_BIND_SERVICE, where a high one asks for nothing. The web server for the public on 80 and 443 is the exception that everybody needs.',
  bad: 'services:\n  files:\n    image: harbour/files:2\n    ports:\n      - "127.0.0.1:21:2121"\n',
  good: 'services:\n  files:\n    image: harbour/files:2\n    ports:\n      - "127.0.0.1:2121:2121"\n',
  sources: [
    'https://docs.docker.com/engine/security/rootless/tips/#exposing-privileged-ports',
    'https://docs.docker.com/reference/compose-file/services/#ports',
    'https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xhtml',
  ],
  equivalents: { kics: ['Privileged Ports Mapped In Container'], docker_bench: ['5.8'] },
}

type MessageId = 'host' | 'container'

/** 80 and 443 are left alone: many services are web servers. */
export default defineRule({
  meta: {
    name: 'compose-privileged-host-port',
    severity: 'info',
    category: 'security',
    files: 'compose',
    title: 'Use ports above 1023',
    messages: {
      host: 'Port {{port}} of the host is one of those below 1024, which belong to services of the host itself; rootless Docker cannot publish it without further rights.',
      container:
        'Service {{service}} listens on port {{port}} in its container, below 1024: it has to start as root or to have the capability NET_BIND_SERVICE.',
    },
  },
  *check({ compose: { services } }) {
    yield* distinct(
      services.flatMap((service) =>
        sharesNetwork(service) ? [] : service.ports.flatMap((port) => reportOf(service, port) ?? []),
      ),
    )
  },
})

function reportOf({ name }: Service, port: Port): Report<MessageId> | null {
  const { published, target, range, publishedRange } = port
  const weight = port.raw.includes('$') ? 'likely' : 'certain'
  const low = published === 'random' || published === null ? null : lowest(published)
  if (low !== null)
    return { messageId: 'host', range: publishedRange ?? range, data: { port: low }, confidence: weight }
  const inside = target === null ? null : lowest(target)
  if (inside === null) return null
  return { messageId: 'container', range, data: { service: name, port: inside }, confidence: 'possible' }
}

/** The lowest port below 1024 that is not one of a web server; null when there is none. */
function lowest({ from, to }: PortRange): number | null {
  for (let port = Math.max(from, 1); port <= Math.min(to, 1023); port++)
    if (port !== 80 && port !== 443) return port
  return null
}
