import type { Call } from '../../cli/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'

export const docs: RuleDocs = {
  why: 'The managers of a swarm keep its secrets and the key that protects the talk between nodes. Without --autolock that key lies beside them on the disk, and a stolen disk or backup gives both away. The managers listen on every address of the host unless one is named. Data between containers on different nodes goes over the network in plain text unless the overlay network is created with --opt encrypted.',
  bad: 'docker swarm init --listen-addr 0.0.0.0:2377\n',
  good: 'docker swarm init --autolock --advertise-addr 10.0.0.9 --listen-addr 10.0.0.9:2377\n',
  sources: [
    'https://docs.docker.com/engine/swarm/swarm_manager_locking/',
    'https://docs.docker.com/engine/network/drivers/overlay/#encrypt-traffic-on-an-overlay-network',
    'https://docs.docker.com/reference/cli/docker/swarm/init/',
  ],
  equivalents: { docker_bench: ['5.1', '7.2', '7.3', '7.4', '7.5', '7.7', '7.9'] },
}

type MessageId = 'unlocked' | 'listens' | 'plain'

/** Secrets in the environment of a service are cli-secret-env's finding. */
export default defineRule({
  meta: {
    name: 'cli-swarm',
    severity: 'info',
    category: 'security',
    files: 'shell',
    title: 'Start a swarm locked and with encrypted networks',
    messages: {
      unlocked:
        'Without --autolock the keys of the swarm lie on the disk of each manager beside what they protect.',
      listens:
        'The manager listens on every address of the host; name the one of the network that the nodes share.',
      plain:
        'What containers on different nodes say to each other crosses this network in plain text; add --opt encrypted.',
    },
  },
  *check({ script }) {
    yield* distinct(script.commands.flatMap(({ call }) => (call === null ? [] : [...reportsOf(call)])))
  },
})

function* reportsOf(call: Call): Iterable<Report<MessageId>> {
  if (call.tool !== 'docker' || call.open) return
  const last = (wanted: string) => call.options.findLast(({ name }) => name === wanted)
  if (call.verb === 'swarm init') {
    const lock = last('autolock')
    if (lock === undefined || lock.value === 'false')
      yield { messageId: 'unlocked', range: lock?.range ?? call.verbRange }
    const listen = last('listen-addr')
    if (listen?.value != null && /^(?:0\.0\.0\.0|\[::\])(?::|$)/.test(listen.value))
      yield { messageId: 'listens', range: listen.range }
  }
  if (call.verb === 'network create' && last('driver')?.value === 'overlay') {
    const encrypted = call.options.some(
      ({ name, shown }) => name === 'opt' && /^encrypted(?:=|$)/.test(shown),
    )
    if (!encrypted) yield { messageId: 'plain', range: call.verbRange }
  }
}
