import type { RunCall } from '../../cli/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'

export const docs: RuleDocs = {
  why: 'Namespaces are what makes a container a separate place. With --network host it listens on every address of the host and reaches what listens on 127.0.0.1 there; with --pid host it sees all processes and may end those of its user; --ipc host shares memory with them, --uts host the name of the host, --userns host switches off the mapping of root to an ordinary account. A published port, a volume or a network of its own does nearly always what is wanted.',
  bad: 'docker run -d --pid host harbour/lookout:3.1\n',
  good: 'docker run -d -p 127.0.0.1:8080:8080 harbour/lookout:3.1\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/container/run/',
    'https://docs.docker.com/engine/network/drivers/host/',
    'https://docs.docker.com/engine/security/userns-remap/#disable-namespace-remapping-for-a-container',
  ],
  equivalents: { docker_bench: ['5.10', '5.16', '5.17', '5.21', '5.31'] },
}

type MessageId = 'network' | 'pid' | 'ipc' | 'uts' | 'userns'

export default defineRule({
  meta: {
    name: 'cli-host-namespaces',
    severity: 'warning',
    category: 'security',
    files: 'shell',
    title: 'Give containers namespaces of their own',
    messages: {
      network:
        '--network host puts the container on all addresses of the host, past -p and the firewall rules of Docker; it reaches what listens on 127.0.0.1 there.',
      pid: '--pid host shows the container every process of the host with its arguments, and lets its root end them.',
      ipc: '--ipc host shares memory with every process of the host.',
      uts: '--uts host shares the name of the host with the container, which may change it if it is allowed to.',
      userns:
        '--userns host makes root in the container root on the host, although the daemon maps it to an ordinary account.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run'], ({ call }) => reportsOf(call))
  },
})

const KEYS = ['pid', 'ipc', 'uts', 'userns'] as const

function* reportsOf(call: RunCall): Iterable<Report<MessageId>> {
  for (const { value, range } of call.networks) if (value === 'host') yield { messageId: 'network', range }
  for (const key of KEYS) {
    const given = call[key]
    if (given?.value === 'host') yield { messageId: key, range: given.range }
  }
}
