import { defineRule, type RuleDocs } from '../rule.ts'
import { valueOf } from './shared/settings.ts'

export const docs: RuleDocs = {
  why: 'The API of Docker knows no roles: whoever has a certificate may do everything, up to a container with the disk of the host mounted. A remote API is often opened for one task, such as reading metrics or starting a deployment. An authorization plugin is asked about each request and lets only that task through. The other way is to close the address and to reach the daemon by SSH, where accounts and sudo decide.',
  bad: '{\n  "hosts": ["fd://", "tcp://10.0.0.5:2376"],\n  "tlsverify": true,\n  "tlscacert": "/etc/docker/ca.pem",\n  "tlscert": "/etc/docker/server.pem",\n  "tlskey": "/etc/docker/server-key.pem"\n}\n',
  good: '{\n  "hosts": ["fd://"]\n}\n',
  sources: [
    'https://docs.docker.com/engine/extend/plugins_authorization/',
    'https://docs.docker.com/engine/security/protect-access/',
  ],
  equivalents: { docker_bench: ['2.12'] },
}

/** An address that asks nobody for a certificate is daemon-tcp-without-tls's. */
export default defineRule({
  meta: {
    name: 'daemon-authorization',
    severity: 'info',
    category: 'security',
    files: 'daemon',
    title: 'Give clients of a remote API only the rights they need',
    messages: {
      none: 'Every client with a certificate may do everything at {{host}}: no authorization plugin asks what for.',
    },
  },
  *check({ daemon }) {
    const plugins = daemon.settings.get('authorization-plugins')?.value
    if (valueOf(daemon, 'tlsverify') !== true) return
    if (plugins && (plugins.kind !== 'list' || plugins.items.length > 0)) return
    for (const { scheme, text, range } of daemon.hosts)
      if (scheme === 'tcp') yield { messageId: 'none', range, data: { host: text }, confidence: 'likely' }
  },
})
