import { defineRule, type RuleDocs } from '../rule.ts'
import { sharedWithHost } from './shared/host-namespace.ts'

export const docs: RuleDocs = {
  why: 'With pid: host a container sees every process of the host. It reads their command lines and, as root, their environments through /proc, where passwords and tokens stand, and it may stop them by a signal. Programs that watch the host, such as an exporter of metrics, are the few that need it, and then they need nothing else of the host. To look at one other container, pid: service:NAME is enough.',
  bad: 'services:\n  lookout:\n    image: harbour/lookout:3.1\n    pid: host\n',
  good: "services:\n  ferry:\n    image: harbour/ferry:2.4\n  lookout:\n    image: harbour/lookout:3.1\n    pid: 'service:ferry'\n",
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#pid',
    'https://docs.docker.com/reference/cli/docker/container/run/#pid',
  ],
  equivalents: { kics: ['Host Namespace is Shared'], docker_bench: ['5.16'] },
}

export default defineRule({
  meta: {
    name: 'compose-host-pid',
    severity: 'warning',
    category: 'security',
    files: 'compose',
    title: 'Give services a list of processes of their own',
    messages: {
      host: 'Service {{service}} sees all processes of the host, reads their command lines and environments, and may stop them.',
    },
  },
  *check({ compose }) {
    yield* sharedWithHost(compose, 'pid', ({ pid }) => pid)
  },
})
