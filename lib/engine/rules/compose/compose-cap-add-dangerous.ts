import type { Capability, Service } from '../../compose/model.ts'
import { defineRule, type Report, type RuleDocs, type Severity } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { mayBePrivileged } from './shared/security-options.ts'

export const docs: RuleDocs = {
  why: 'Docker splits the rights of root into capabilities and leaves out those that reach beyond a container. cap_add gives single ones back. Some of them are as good as root on the host: with SYS_ADMIN a process mounts the disk, with SYS_MODULE it loads code into the kernel, with DAC_READ_SEARCH it opens any file of the host. What needs one of these is better redesigned, or runs on the host, where it is seen. Capabilities that stay inside, such as NET_BIND_SERVICE or CHOWN after cap_drop: [ALL], are good practice.',
  bad: 'services:\n  winch:\n    image: harbour/winch:2.2\n    cap_add:\n      - SYS_ADMIN\n',
  good: 'services:\n  winch:\n    image: harbour/winch:2.2\n    cap_drop:\n      - ALL\n    cap_add:\n      - NET_BIND_SERVICE\n',
  sources: [
    'https://docs.docker.com/engine/security/#linux-kernel-capabilities',
    'https://docs.docker.com/reference/compose-file/services/#cap_add',
    'https://man7.org/linux/man-pages/man7/capabilities.7.html',
  ],
  equivalents: {
    kics: ['Container Capabilities Unrestricted'],
    docker_bench: ['5.4', 'C.5.3.1', 'C.5.3.2', 'C.5.3.3', 'C.5.3.4'],
  },
}

/** A privileged service has all of them: that is compose-privileged's finding. */
export default defineRule({
  meta: {
    name: 'compose-cap-add-dangerous',
    severity: 'error',
    category: 'security',
    files: 'compose',
    title: 'Keep capabilities that reach the host out of services',
    messages: {
      all: 'cap_add gives service {{service}} every capability, so its root is nearly that of the host; name the ones that it needs.',
      escape: '{{capability}} lets service {{service}} {{effect}}.',
      network:
        'NET_ADMIN lets service {{service}} change {{effect}}; only a program that sets up a network, such as a VPN, needs it.',
      processes:
        'SYS_PTRACE lets service {{service}} read and change {{effect}}; only a debugger needs it, and not in production.',
    },
  },
  *check({ compose }) {
    yield* distinct(
      compose.services.flatMap((service) =>
        mayBePrivileged(service) ? [] : service.capAdd.flatMap((each) => reportOf(service, each) ?? []),
      ),
    )
  },
})

type MessageId = 'all' | 'escape' | 'network' | 'processes'

/** Source: capabilities(7). */
const EFFECTS: Readonly<Record<string, string>> = {
  SYS_ADMIN: 'mount file systems and join namespaces of the host, which is as good as root there',
  SYS_MODULE: 'load code into the kernel of the host',
  SYS_RAWIO: 'read and write the memory and the ports of the hardware directly',
  DAC_READ_SEARCH: 'open any file on the disk of the host by its number, past all permissions',
  BPF: 'load programs into the kernel, which see and change what others do',
}

function reportOf(service: Service, { name, range, written }: Capability): Report<MessageId> | null {
  const confidence = written.literal ? 'certain' : 'likely'
  const report = (messageId: MessageId, effect: string, severity: Severity = 'error'): Report<MessageId> => ({
    messageId,
    range,
    data: { service: service.name, capability: name ?? '', effect },
    severity,
    confidence,
  })
  if (name === 'ALL') return report('all', '')
  if (name === 'NET_ADMIN')
    return service.networkMode?.value === 'host'
      ? report('network', 'the network and the firewall of the host')
      : report('network', 'addresses, routes and firewall of its network', 'warning')
  if (name === 'SYS_PTRACE')
    return service.pid?.value === 'host'
      ? report('processes', 'every process of the host')
      : report('processes', 'all processes of its container', 'warning')
  const effect = name !== null && Object.hasOwn(EFFECTS, name) ? EFFECTS[name] : undefined
  return effect === undefined ? null : report('escape', effect)
}
