import type { ComposeFile, Service } from '../../compose/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'

export const docs: RuleDocs = {
  why: 'On the network of the host a container listens on all addresses of the machine, reaches what listens on 127.0.0.1 there, such as databases and administration pages that trust everything local, and its ports are published without a line that says so. It also has no names of other services, and ports: is discarded with a warning. A network of Compose costs a little speed and gives names, separation and a list of what is open.',
  bad: 'services:\n  shop:\n    image: harbour/shop:4.2\n    network_mode: host\n',
  good: "services:\n  shop:\n    image: harbour/shop:4.2\n    ports:\n      - '127.0.0.1:8080:8080'\n",
  sources: [
    'https://docs.docker.com/engine/network/drivers/host/',
    'https://docs.docker.com/reference/compose-file/services/#network_mode',
    'https://docs.docker.com/reference/compose-file/services/#ports',
  ],
  equivalents: { kics: ['Shared Host Network Namespace'], docker_bench: ['5.10'] },
}

type MessageId = 'host' | 'ports' | 'network'

export default defineRule({
  meta: {
    name: 'compose-host-network',
    severity: 'warning',
    category: 'security',
    files: 'compose',
    title: 'Give services a network of their own',
    messages: {
      host: 'Service {{service}} shares the network of the host: its ports are open on every address, and it reaches what listens only locally.',
      ports:
        'Service {{service}} shares the network of the host, so Docker discards its ports: {{ports}}; what it listens on is open on every address.',
      network:
        'Network {{network}} is the network of the host, so service {{service}} is open on every address and reaches what listens only locally.',
    },
  },
  *check({ compose }) {
    const shared = hostNetworks(compose)
    yield* distinct(compose.services.flatMap((service) => reportsOf(service, shared)))
  },
})

function reportsOf(service: Service, shared: ReadonlySet<string>): readonly Report<MessageId>[] {
  const { name, networkMode, ports, networks } = service
  const uses = networks
    .filter((use) => shared.has(use.name))
    .map((use): Report<MessageId> => ({
      messageId: 'network',
      range: use.nameRange,
      data: { service: name, network: use.name },
    }))
  if (networkMode?.value !== 'host') return uses
  const data = { service: name, ports: ports.map(({ raw }) => raw).join(', ') }
  const confidence = networkMode.written.literal ? 'certain' : 'likely'
  const messageId = ports.length > 0 ? 'ports' : 'host'
  return [{ messageId, range: networkMode.entry, data, confidence }, ...uses]
}

/** `hostnet: { external: true, name: host }`. */
function hostNetworks({ networks }: ComposeFile): ReadonlySet<string> {
  return new Set(
    networks
      .filter(
        ({ name, external, realName }) => external === true && (realName ? realName.value : name) === 'host',
      )
      .map(({ name }) => name),
  )
}
