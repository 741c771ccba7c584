import type { ComposeFile, Port, PortRange, Service } from '../../compose/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { isEveryAddress, sharesNetwork } from './shared/addresses.ts'
import { runTogether } from './shared/together.ts'

export const docs: RuleDocs = {
  why: 'A port of the host belongs to one container at a time. When two services of a project publish the same one, the first that starts gets it, and the other fails with "port is already allocated". Which one that is changes from start to start. The port inside the container does not matter: two web servers may both listen on 80 as long as they are published on different ports of the host.',
  bad: 'services:\n  north:\n    image: harbour/gate:4\n    ports:\n      - "8080:80"\n  south:\n    image: harbour/gate:4\n    ports:\n      - "8080:80"\n',
  good: 'services:\n  north:\n    image: harbour/gate:4\n    ports:\n      - "8080:80"\n  south:\n    image: harbour/gate:4\n    ports:\n      - "8081:80"\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#ports',
    'https://docs.docker.com/engine/network/port-publishing/',
  ],
  equivalents: { dclint: ['no-duplicate-exported-ports'] },
}

type MessageId = 'services' | 'within'

/** A range for one port of the container lets Docker choose a free one; tcp and udp do not meet. */
export default defineRule({
  meta: {
    name: 'compose-duplicate-port',
    severity: 'error',
    category: 'reliability',
    files: 'compose',
    title: 'Give each published port of the host to one service',
    messages: {
      services:
        'Service {{other}} publishes port {{port}} of the host, too: whichever starts second fails, because the port is already allocated.',
      within:
        'Service {{service}} publishes port {{port}} of the host twice: its container fails to start, because the port is already allocated.',
    },
  },
  *check({ compose }) {
    yield* distinct(collisions(compose))
  },
})

type Claim = {
  readonly service: Service
  readonly port: Port
  readonly range: PortRange
  readonly address: string
  readonly protocol: string
}

/** Claims that end before the next one begins are out of question; of a pile of others so many are looked at. */
const MOST = 50

function* collisions(compose: ComposeFile): Iterable<Report<MessageId>> {
  const sorted = compose.services.flatMap(claimsOf).toSorted((a, b) => a.range.from - b.range.from)
  let open: Claim[] = []
  for (const claim of sorted) {
    open = open.filter(({ range }) => range.to >= claim.range.from).slice(-MOST)
    const other = open.find((each) => collide(each, claim))
    if (other) yield reportOf(other, claim)
    open.push(claim)
  }
}

function claimsOf(service: Service): readonly Claim[] {
  if (sharesNetwork(service)) return []
  return service.ports.flatMap((port) => {
    const { published, target, hostIp, protocol } = port
    if (published === null || published === 'random' || hostIp === null || protocol === null) return []
    const isChosen = published.from !== published.to && (target === null || target.from === target.to)
    return isChosen ? [] : [{ service, port, range: published, address: hostIp, protocol }]
  })
}

function collide(a: Claim, b: Claim): boolean {
  if (a.protocol !== b.protocol || isSameText(a, b)) return false
  return a.address === b.address || meets(a.address, b.address) || meets(b.address, a.address)
}

/** One entry that two services share by an anchor is two claims at one place; one that a service repeats is the schema's. */
function isSameText(a: Claim, b: Claim): boolean {
  return a.service === b.service && a.port.raw === b.port.raw
}

/** All addresses of a family meet each of it. */
function meets(every: string, one: string): boolean {
  if (every === '') return true
  if (!isEveryAddress(every)) return false
  return one === '' || every.includes(':') === one.includes(':')
}

/** At the place that stands further down. */
function reportOf(a: Claim, b: Claim): Report<MessageId> {
  const [first, second] = a.port.range.start.offset <= b.port.range.start.offset ? [a, b] : [b, a]
  const port = Math.max(a.range.from, b.range.from)
  const isOne = first.service === second.service
  return {
    messageId: isOne ? 'within' : 'services',
    range: second.port.publishedRange ?? second.port.range,
    data: { service: second.service.name, other: first.service.name, port },
    confidence: runTogether(first.service, second.service),
  }
}
