import type { Call, CommandFile, Given } from '../../cli/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'

export const docs: RuleDocs = {
  why: 'The API of Docker asks nobody who he is: whoever reaches its port is root on the host. On plain TCP everybody in the network does, and the internet is searched for port 2375 without pause; machines found so mine coins within hours. DOCKER_HOST=ssh:// needs no open port and uses the accounts that are there. Where TCP has to be, it is 2376 with certificates on both sides (--tlsverify).',
  bad: 'docker -H tcp://10.0.0.9:2375 ps\n',
  good: 'docker -H ssh://pilot@10.0.0.9 ps\n',
  sources: [
    'https://docs.docker.com/engine/security/protect-access/',
    'https://docs.docker.com/engine/deprecated/#unauthenticated-tcp-connections',
  ],
  equivalents: { docker_bench: ['2.7'] },
}

type MessageId = 'listens' | 'calls' | 'set'

export default defineRule({
  meta: {
    name: 'cli-daemon-tcp',
    severity: 'error',
    category: 'security',
    files: 'shell',
    title: 'Use SSH or TLS to reach the Docker API',
    messages: {
      listens:
        'The daemon listens on {{host}} without asking who calls: everybody who reaches the port is root on this host.',
      calls:
        '{{host}} is the API of Docker in plain text; everybody who reaches that port is root on that host. Use ssh://.',
      set: '{{host}} is the API of Docker in plain text; everybody who reaches that port is root on that host. Use ssh://.',
    },
  },
  *check({ script }) {
    const calls = script.commands.flatMap(({ call }) => (call === null ? [] : [...callReports(call)]))
    yield* distinct([...calls, ...settingReports(script)])
  },
})

function* callReports(call: Call): Iterable<Report<MessageId>> {
  const tls = call.options.some(({ name }) => name === 'tlsverify' || name === 'tlscacert')
  if (call.kind === 'daemon') {
    if (tls) return
    const open = call.options.some(({ name }) => name === 'config-file')
    for (const { value, range } of call.hosts)
      if (isPlain(value))
        yield { messageId: 'listens', range, data: { host: value }, confidence: open ? 'likely' : 'certain' }
    return
  }
  const asked = call.options.some(({ name, global }) => global && name === 'tls')
  for (const host of asked || tls ? [] : hostsOf(call))
    if (isPlain(host.value)) yield { messageId: 'calls', range: host.range, data: { host: host.value } }
}

function hostsOf(call: Call): readonly Given<string | null>[] {
  return call.options
    .filter(({ name, global }) => global && name === 'host')
    .map(({ value, range }) => ({ value, range }))
}

/** 2376 is the port of TLS, whose certificates may be set in the environment; this host itself is nobody else's. */
function isPlain(host: string | null): host is string {
  if (host === null || !host.startsWith('tcp://')) return false
  return !/:2376\/?$/.test(host) && !/^tcp:\/\/(?:127\.|localhost|\[::1\])/.test(host)
}

/** `DOCKER_HOST=tcp://docker:2375` is how GitLab's service is called; the name of a service is none of a network. */
function* settingReports({ settings, commands }: CommandFile): Iterable<Report<MessageId>> {
  const all = [...settings, ...commands.flatMap(({ assignments }) => assignments)]
  if (all.some(({ name, value }) => name === 'DOCKER_TLS_VERIFY' && value !== '')) return
  for (const { name, value, range } of all)
    if (name === 'DOCKER_HOST' && isPlain(value) && /^tcp:\/\/[^:/]*\./.test(value))
      yield { messageId: 'set', range, data: { host: value } }
}
