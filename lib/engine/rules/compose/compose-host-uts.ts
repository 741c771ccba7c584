import { defineRule, type RuleDocs } from '../rule.ts'
import { sharedWithHost } from './shared/host-namespace.ts'

export const docs: RuleDocs = {
  why: 'The UTS namespace holds the name of a machine. With uts: host a container has that of the host and, with the capability SYS_ADMIN, may change it, which confuses logs, certificates and monitoring of everything else. A service that needs a certain name gets it with hostname:.',
  bad: 'services:\n  beacon:\n    image: harbour/beacon:1.2\n    uts: host\n',
  good: 'services:\n  beacon:\n    image: harbour/beacon:1.2\n    hostname: beacon\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#uts',
    'https://docs.docker.com/reference/cli/docker/container/run/#uts',
  ],
  equivalents: { docker_bench: ['5.21'] },
}

export default defineRule({
  meta: {
    name: 'compose-host-uts',
    severity: 'warning',
    category: 'security',
    files: 'compose',
    title: 'Give services a host name of their own',
    messages: {
      host: 'Service {{service}} shares the host name of the host; hostname: gives it one of its own.',
    },
  },
  *check({ compose }) {
    yield* sharedWithHost(compose, 'uts', ({ uts }) => uts)
  },
})
