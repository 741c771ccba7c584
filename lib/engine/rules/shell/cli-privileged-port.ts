import { defineRule, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'
import { spanOf } from './shared/published.ts'

export const docs: RuleDocs = {
  why: 'Ports below 1024 belong to services that a host is known by: SSH, mail, names. A container that takes one of them either fails because it is taken, or stands in for the real service without anybody seeing it. Rootless Docker cannot open them at all. 80 and 443 are the ones that a web server is meant to have.',
  bad: 'docker run -d -p 127.0.0.1:81:8080 harbour/tides:1.9\n',
  good: 'docker run -d -p 127.0.0.1:8081:8080 harbour/tides:1.9\n',
  sources: [
    'https://docs.docker.com/engine/network/port-publishing/',
    'https://docs.docker.com/engine/security/rootless/tips/#exposing-privileged-ports',
  ],
  equivalents: { docker_bench: ['5.8'] },
}

/** Ports of services that have no other number. */
const EXPECTED: ReadonlySet<number> = new Set([53, 80, 443])

export default defineRule({
  meta: {
    name: 'cli-privileged-port',
    severity: 'info',
    category: 'security',
    files: 'shell',
    title: 'Use a port of the host above 1023',
    messages: {
      low: 'Port {{port}} of the host is one of those that only root may open; a port above 1023 does without.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run'], ({ call }) =>
      call.ports.flatMap(({ published, range, known }) => {
        const span = known ? spanOf(published) : null
        if (span === null || span.from === 0 || span.from > 1023 || EXPECTED.has(span.from)) return []
        return [{ messageId: 'low', range, data: { port: span.from } }]
      }),
    )
  },
})
