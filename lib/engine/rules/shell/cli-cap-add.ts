import type { Given, RunCall } from '../../cli/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'

export const docs: RuleDocs = {
  why: 'Docker splits the rights of root into capabilities and leaves out those that reach beyond a container. --cap-add gives single ones back. Some of them are as good as root on the host: with SYS_ADMIN a process mounts the disk, with SYS_MODULE it loads code into the kernel, with DAC_READ_SEARCH it opens any file of the host. Capabilities that stay inside, such as NET_BIND_SERVICE after --cap-drop ALL, are good practice.',
  bad: 'docker run -d --cap-add SYS_ADMIN harbour/winch:2.2\n',
  good: 'docker run -d --cap-drop ALL --cap-add NET_BIND_SERVICE harbour/winch:2.2\n',
  sources: [
    'https://docs.docker.com/engine/security/#linux-kernel-capabilities',
    'https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities',
    'https://man7.org/linux/man-pages/man7/capabilities.7.html',
  ],
  equivalents: { docker_bench: ['5.4', 'C.5.3.1', 'C.5.3.2', 'C.5.3.3', 'C.5.3.4'] },
}

type MessageId = 'all' | 'escape' | 'network' | 'processes'

/** A privileged container has all of them: that is cli-privileged's finding. */
export default defineRule({
  meta: {
    name: 'cli-cap-add',
    severity: 'error',
    category: 'security',
    files: 'shell',
    title: 'Leave out capabilities that reach the host',
    messages: {
      all: '--cap-add {{capability}} gives the container every capability, so its root is nearly that of the host; name the ones that it needs.',
      escape: '{{capability}} lets the container {{effect}}.',
      network:
        'NET_ADMIN lets the container change {{effect}}; only a program that sets up a network, such as a VPN, needs it.',
      processes:
        'SYS_PTRACE lets the container read and change {{effect}}; only a debugger needs it, and not in production.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run'], ({ call }) =>
      call.privileged === true ? null : call.capAdd.flatMap((each) => reportOf(call, each) ?? []),
    )
  },
})

/** Source: capabilities(7). */
const EFFECTS: Readonly<Record<string, string>> = {
  SYS_ADMIN: 'mount file systems and join namespaces of the host, which is as good as root there',
  SYS_MODULE: 'load code into the kernel of the host',
  SYS_RAWIO: 'read and write the memory and the ports of the hardware directly',
  DAC_READ_SEARCH: 'open any file on the disk of the host by its number, past all permissions',
  BPF: 'load programs into the kernel, which see and change what others do',
}

function reportOf(
  { networks, pid }: RunCall,
  { value, range }: Given<string | null>,
): Report<MessageId> | null {
  const capability = value?.toUpperCase().replace(/^CAP_/, '') ?? ''
  const host = networks.some((each) => each.value === 'host')
  if (capability === 'ALL') return { messageId: 'all', range, data: { capability: value ?? '' } }
  if (capability === 'NET_ADMIN') {
    const effect = host
      ? 'the network and the firewall of the host'
      : 'addresses, routes and firewall of its network'
    return { messageId: 'network', range, data: { effect }, severity: host ? 'error' : 'warning' }
  }
  if (capability === 'SYS_PTRACE') {
    const shared = pid?.value === 'host'
    const effect = shared ? 'every process of the host' : 'all processes of its container'
    return { messageId: 'processes', range, data: { effect }, severity: shared ? 'error' : 'warning' }
  }
  const effect = Object.hasOwn(EFFECTS, capability) ? EFFECTS[capability] : undefined
  return effect === undefined ? null : { messageId: 'escape', range, data: { capability, effect } }
}
