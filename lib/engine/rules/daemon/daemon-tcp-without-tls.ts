import { isLoopback } from '../../daemon/addresses.ts'
import type { DaemonConfig, DaemonHost, Setting } from '../../daemon/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { isUnset, valueOf } from './shared/settings.ts'

export const docs: RuleDocs = {
  why: 'Whoever reaches the API of Docker is root on the host: one request starts a container that has the whole disk mounted. A tcp address without mutual TLS gives that to everybody who can open a connection, and port 2375 is scanned for day and night. TLS alone encrypts; it is tlsverify with a CA that lets only clients with a certificate in. An SSH context (docker -H ssh://user@host) needs no open port at all. Engines since 26 warn of it and wait before they start, and are announced to refuse it.',
  bad: '{\n  "hosts": ["fd://", "tcp://0.0.0.0:2375"]\n}\n',
  good: '{\n  "hosts": ["fd://", "tcp://10.0.0.5:2376"],\n  "tlsverify": true,\n  "tlscacert": "/etc/docker/ca.pem",\n  "tlscert": "/etc/docker/server.pem",\n  "tlskey": "/etc/docker/server-key.pem"\n}\n',
  sources: [
    'https://docs.docker.com/engine/security/protect-access/',
    'https://docs.docker.com/engine/deprecated/#unauthenticated-tcp-connections',
  ],
  equivalents: { docker_bench: ['2.7'] },
}

type MessageId = 'plain' | 'loopback' | 'unverified' | 'implied' | 'certificates'

/** The certificates and the switches can also stand on the command line of dockerd, which is not in sight. */
export default defineRule({
  meta: {
    name: 'daemon-tcp-without-tls',
    severity: 'error',
    category: 'security',
    files: 'daemon',
    title: 'Use mutual TLS where the API listens on TCP',
    messages: {
      plain:
        'Everybody who reaches {{host}} is root on this host: the API listens there and asks nobody for a certificate.',
      loopback:
        'Every user and every program of this host that reaches {{host}} is root: a socket has owners, an address has none.',
      unverified:
        'With tlsverify false dockerd encrypts and lets everybody in: whoever reaches {{host}} is root on this host.',
      implied:
        'tls alone asks clients for a certificate only in newer Engines; "tlsverify": true says so for all.',
      certificates:
        'For tlsverify dockerd needs {{missing}} as well, or it does not start, or trusts every public authority.',
    },
  },
  *check({ daemon }) {
    const remote = daemon.hosts.filter(({ scheme }) => scheme === 'tcp')
    if (remote.length > 0) yield* judge(daemon, remote)
  },
})

function judge(daemon: DaemonConfig, remote: readonly DaemonHost[]): Report<MessageId>[] {
  const [verify, tls] = ['tlsverify', 'tls'].map((key) => daemon.settings.get(key))
  const [isVerified, isTls] = [valueOf(daemon, 'tlsverify'), valueOf(daemon, 'tls')]
  if (verify && isVerified === true) return certificates(daemon, verify)
  if (verify && isVerified === false) {
    const data = { host: remote[0]!.text }
    return [{ messageId: 'unverified', range: verify.entry.range, data }]
  }
  if (!isUnset(daemon, 'tlsverify')) return []
  if (tls && isTls === true)
    return [{ messageId: 'implied', range: tls.entry.range, severity: 'warning', confidence: 'likely' }]
  return isUnset(daemon, 'tls') || isTls === false ? remote.map((host) => plain(host, isTls === false)) : []
}

/** On port 2375 there never is TLS. Source: the list of port numbers of IANA, docker and docker-s. */
function plain({ text, address, range }: DaemonHost, isOff: boolean): Report<MessageId> {
  const [name = '', port] = splitPort(address)
  const confidence = isOff || port === '2375' ? 'certain' : 'likely'
  const data = { host: text }
  return isLoopback(name)
    ? { messageId: 'loopback', range, data, confidence, severity: 'warning' }
    : { messageId: 'plain', range, data, confidence }
}

function splitPort(address: string): string[] {
  const at = address.lastIndexOf(':')
  return at > address.lastIndexOf(']') ? [address.slice(0, at), address.slice(at + 1)] : [address]
}

function certificates(daemon: DaemonConfig, { entry }: Setting): Report<MessageId>[] {
  const keys = ['tlscacert', 'tlscert', 'tlskey']
  const missing = keys.filter((key) => isUnset(daemon, key) || valueOf(daemon, key) === '')
  if (missing.length === 0) return []
  return [
    {
      messageId: 'certificates',
      range: entry.range,
      data: { missing: missing.join(', ') },
      confidence: 'likely',
    },
  ]
}
