import { isLoopbackAddress } from '../addresses.ts'
import type { Port } from '../../../compose/model.ts'
import { builtImage } from '../../../rules/compose/shared/built-image.ts'
import { ask, asList, decided, every, fails, holds, unknown, type Outcome } from '../../outcome.ts'
import type { PublishedCheck } from '../../schema.ts'
import { at, nameOf, someThing, switched, type PlacedService } from './placed.ts'

export function matchPublishes(
  wanted: PublishedCheck | readonly PublishedCheck[],
  placed: PlacedService,
): Outcome {
  return every(
    asList(wanted).map((check) => () => {
      const what = check.port === undefined ? 'no such port' : `no port ${check.port}`
      const none = fails(`${nameOf(placed)} publishes ${what}.`, 'It has to.', at(placed))
      const ports = publishedPorts(placed).filter(
        (port) => check.port === undefined || isPort(port, check.port) !== false,
      )
      return someThing(ports, (port) => fits(port, check, placed), none)
    }),
  )
}

/**
 * Without a network of its own a service publishes nothing: on the host's its ports are discarded, beside another's container
 * Docker refuses them. Source: docs.docker.com/engine/network/drivers/host, moby/moby, runconfig/hostconfig_unix.go.
 */
function publishedPorts({ service: { networkMode, ports } }: PlacedService): readonly Port[] {
  return /^(?:host|none|(?:service|container):.*)$/.test(networkMode?.value ?? '') ? [] : ports
}

/** Every port that is published is like this. */
export function matchPublishesOnly(check: PublishedCheck, placed: PlacedService): Outcome {
  if (isHostNetwork(placed))
    return fails(
      `${nameOf(placed)} uses the network of the host, with all of its ports.`,
      '',
      at(placed, placed.service.networkMode?.range),
    )
  const answer = every(placed.service.ports.map((port) => () => fits(port, check, placed)))
  return answer.holds ? holds(`${nameOf(placed)} publishes nothing else.`, at(placed)) : answer
}

function fits(port: Port, check: PublishedCheck, placed: PlacedService): Outcome {
  const place = at(placed, port.range, port.raw)
  const told = (is: boolean | null, no: string, need: string): Outcome =>
    decided(
      is,
      true,
      { yes: '', no, open: `How ${port.raw} is published cannot be told from the file.`, need },
      place,
    )
  const answer = ask<PublishedCheck>(check, {
    port: (wanted) =>
      told(isPort(port, wanted), `${port.raw} leads to another port.`, `It has to lead to ${wanted}.`),
    host: (wanted) => {
      const is = isLoopback(port)
      return told(
        is === null ? null : is === (wanted === 'loopback'),
        is
          ? `${port.raw} is published for this host only.`
          : `${port.raw} is published on every address of the host.`,
        wanted === 'loopback' ? 'Put 127.0.0.1 before it.' : '',
      )
    },
    fixed: (wanted) =>
      told(
        isFixed(port) === wanted,
        `${port.raw} ${isFixed(port) ? 'takes' : 'does not take'} one certain port of the host.`,
        '',
      ),
  })
  return answer.holds ? holds(`${nameOf(placed)} publishes ${port.raw}.`, place) : answer
}

/** Servers are asked for, so a port of UDP is another one. */
function isPort({ target, protocol }: Port, wanted: number): boolean | null {
  if (protocol !== null && protocol !== 'tcp') return false
  return target === null ? null : target.from <= wanted && wanted <= target.to
}

/** Null when it is not known. Source: RFC 1122 and RFC 4291, loopback addresses. */
export function isLoopback({ hostIp }: Port): boolean | null {
  if (hostIp === null) return null
  return isLoopbackAddress(hostIp)
}

function isFixed({ published }: Port): boolean {
  return published !== null && published !== 'random' && published.from === published.to
}

function isHostNetwork({ service }: PlacedService): boolean {
  return service.networkMode?.value === 'host'
}

/** Does somebody outside of the host reach it? */
export function matchOpen(wanted: boolean, placed: PlacedService): Outcome {
  const { ports, networkMode } = placed.service
  if (isHostNetwork(placed)) return switched(placed, true, wanted, WORDS, networkMode?.range ?? null)
  const lan = placed.service.networks.find(({ name }) => isOutside(name, placed))
  if (lan) return switched(placed, true, wanted, WORDS, lan.range)
  const first = ports.find((port) => isLoopback(port) === false)
  const open = ports.find((port) => isLoopback(port) === null)
  return switched(placed, first ? true : open ? null : false, wanted, WORDS, (first ?? open)?.range ?? null)
}

/** There a container has an address of the network around the host. Source: docs.docker.com, network drivers. */
function isOutside(name: string, { compose }: PlacedService): boolean {
  const driver = compose.networks.find((each) => each.name === name)?.driver?.value ?? ''
  return ['macvlan', 'ipvlan'].includes(driver)
}

/** Does it publish any port? With the network of the host it publishes all of them. */
export function matchPublished(wanted: boolean, placed: PlacedService): Outcome {
  const { ports, networkMode } = placed.service
  const range = ports[0]?.range ?? (isHostNetwork(placed) ? networkMode?.range : null) ?? null
  const words = {
    yes: 'publishes ports',
    no: 'publishes no port',
    need: wanted ? 'Write ports.' : 'Take ports out.',
  }
  return switched(placed, range !== null, wanted, words, range)
}

const WORDS = {
  yes: 'is reached from outside of the host',
  no: 'is not reached from outside of the host',
  need: 'Services on one network reach each other without ports.',
}

/** Is a port published, exposed or exposed by the image that is built here? */
export function matchOffers(port: number, placed: PlacedService): Outcome {
  const { ports, expose } = placed.service
  const range =
    ports.find((each) => isPort(each, port))?.range ??
    expose.find((each) => each.port && each.port.from <= port && port <= each.port.to)?.range
  if (range) return holds(`${nameOf(placed)} offers port ${port}.`, at(placed, range))
  const image = builtImage(placed.service, placed.project)
  if (image?.exposed.some((each) => each.split('/')[0] === String(port)))
    return holds(`The image of ${placed.service.name} exposes ${port}.`, at(placed))
  if (ports.some((each) => each.target === null))
    return unknown(`Which ports ${placed.service.name} offers cannot be told from the file.`, '', at(placed))
  return fails(`${nameOf(placed)} does not offer port ${port}.`, `Publish or expose ${port}.`, at(placed))
}

/** So many copies on one host: each needs a name and ports of its own. */
export function matchScales(copies: number, placed: PlacedService): Outcome {
  const { containerName, ports } = placed.service
  if (containerName)
    return fails(
      `${nameOf(placed)} has a fixed name, which one container can have.`,
      'Leave container_name out.',
      at(placed, containerName.entry),
    )
  const few = ports.find(
    ({ published }) =>
      published !== null && published !== 'random' && published.to - published.from + 1 < copies,
  )
  if (few)
    return fails(
      `${few.raw} takes a port of the host that only one copy can have.`,
      `Publish a range of ${copies} ports or more, or no fixed port.`,
      at(placed, few.range),
    )
  if (ports.some(({ published }) => published === null))
    return unknown(
      `How many copies of ${placed.service.name} find a port cannot be told from the file.`,
      '',
      at(placed),
    )
  return holds(`${copies} copies of ${placed.service.name} can run on one host.`, at(placed))
}
