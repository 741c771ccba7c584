import { isLoopback, isSubnet } from '../../daemon/addresses.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { textsOf } from './shared/settings.ts'

export const docs: RuleDocs = {
  why: 'To a registry of this list dockerd speaks without TLS, or with a certificate that nobody checks. Whoever sits on the way between the two reads the password that docker login sends, and hands out an image of his own when somebody pulls. A registry gets a certificate for nothing from a public authority; for one of the own company, its root belongs into /etc/docker/certs.d/NAME:PORT/ca.crt.',
  bad: '{\n  "insecure-registries": ["registry.example.com:5000"]\n}\n',
  good: '{\n  "registry-mirrors": ["https://registry.example.com:5000"]\n}\n',
  sources: [
    'https://docs.docker.com/reference/cli/dockerd/#insecure-registries',
    'https://docs.docker.com/engine/security/certificates/',
  ],
  equivalents: { docker_bench: ['2.5'] },
}

/** dockerd itself takes registries of the own machine without TLS. */
export default defineRule({
  meta: {
    name: 'daemon-insecure-registries',
    severity: 'error',
    category: 'security',
    files: 'daemon',
    title: 'Give every registry a certificate',
    messages: {
      registry:
        'dockerd speaks to {{registry}} without checking who answers, so anybody on the way reads passwords and swaps images.',
      network:
        'dockerd checks no registry in the network {{registry}}, so anybody there can hand out images.',
    },
  },
  *check({ daemon }) {
    for (const { text, range } of textsOf(daemon, 'insecure-registries')) {
      const host = text
        .trim()
        .replace(/^https?:\/\//i, '')
        .replace(/\/$/, '')
      if (host === '' || isOwnMachine(host)) continue
      yield { messageId: isSubnet(host) ? 'network' : 'registry', range, data: { registry: host } }
    }
  },
})

function isOwnMachine(host: string): boolean {
  if (isSubnet(host)) return /^127\.|^::1\/128$/.test(host) && Number(host.split('/')[1]) >= 8
  return isLoopback(host.replace(/:\d+$/, '')) || isLoopback(host)
}
