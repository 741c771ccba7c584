import type { PublishedPort, RunCall } from '../../../cli/model.ts'
import { ask, asList, decided, every, fails, holds, unknown, type Outcome } from '../../outcome.ts'
import type { PublishedCheck } from '../../schema.ts'
import { isLoopbackAddress } from '../addresses.ts'
import { at, nameOf, type PlacedLine } from './placed.ts'

export function matchPublishes(
  wanted: PublishedCheck | readonly PublishedCheck[],
  call: RunCall,
  placed: PlacedLine,
): Outcome {
  const apart = call.networks.find(({ value }) => value === 'none' || value?.startsWith('container:'))
  if (apart)
    return fails(
      `${nameOf(placed)} publishes nothing on the network ${apart.value}.`,
      'Leave --network out, or name a network of your own.',
      at(placed, apart.range),
    )
  return every(
    asList(wanted).map((check) => () => {
      const outcomes = call.ports.map((port) => fits(port, check, placed))
      const found = outcomes.find((each) => each.holds) ?? outcomes.find((each) => !each.known)
      if (found) return found
      const near = call.ports.findIndex(
        (port) => check.port === undefined || isPort(port, check.port) === true,
      )
      if (near !== -1) return outcomes[near]!
      const what = check.port === undefined ? 'a port' : `port ${check.port}`
      return call.open
        ? unknown(`Which ports ${nameOf(placed)} publishes cannot be told from the file.`, '', at(placed))
        : fails(`${nameOf(placed)} does not publish ${what}.`, 'It has to.', at(placed))
    }),
  )
}

/** Every port is like this, and no other way opens one. */
export function matchPublishesOnly(check: PublishedCheck, call: RunCall, placed: PlacedLine): Outcome {
  const host = call.networks.find(({ value }) => value === 'host')
  if (host)
    return fails(
      `${nameOf(placed)} uses the network of the host, with all of its ports.`,
      '',
      at(placed, host.range),
    )
  if (call.publishAll)
    return fails(
      `${nameOf(placed)} publishes every port that the image exposes.`,
      'Name the port with -p.',
      at(placed),
    )
  if (call.open)
    return unknown(`Which ports ${nameOf(placed)} publishes cannot be told from the file.`, '', at(placed))
  const answer = every(
    call.ports.map(
      (port) => () => (isOneOfMany(port, check) ? many(port, placed) : fits(port, check, placed)),
    ),
  )
  return answer.holds ? holds(`${nameOf(placed)} publishes nothing else.`, at(placed)) : answer
}

function isOneOfMany({ target }: PublishedPort, { port }: PublishedCheck): boolean {
  return port !== undefined && target !== null && target.includes('-') && target !== `${port}-${port}`
}

function many({ target, range }: PublishedPort, placed: PlacedLine): Outcome {
  const place = at(placed, range, target ?? '')
  return fails(`${nameOf(placed)} publishes the ports ${target}.`, 'One of them is enough.', place)
}

function fits(port: PublishedPort, check: PublishedCheck, placed: PlacedLine): Outcome {
  const place = at(placed, port.range, port.target ?? '')
  const shown = [port.hostIp, port.published, port.target].filter((part) => part !== null).join(':')
  const said = (is: boolean | null, no: string, need: string): Outcome =>
    decided(
      is,
      true,
      {
        yes: '',
        no,
        open: `How ${port.target === null ? 'a port' : `port ${port.target}`} is published cannot be told from the file.`,
        need,
      },
      place,
    )
  const isLocal = port.known ? port.hostIp !== null && isLoopbackAddress(port.hostIp) : null
  const isFixed = port.published !== null && !port.published.includes('-')
  const answer = ask<PublishedCheck>(check, {
    port: (wanted) =>
      said(
        isPort(port, wanted),
        port.protocol === 'tcp'
          ? `${shown} leads to another port of the container.`
          : `${shown}/${port.protocol} leads to a port of ${port.protocol}, and nobody asks for TCP there.`,
        `It has to lead to ${wanted}${port.protocol === 'tcp' ? '' : '/tcp, which is what is meant without a word behind the slash'}.`,
      ),
    host: (wanted) =>
      said(
        isLocal === null ? null : isLocal === (wanted === 'loopback'),
        isLocal
          ? `${shown} is published for this host only.`
          : port.hostIp === null || EVERY_ADDRESS.has(port.hostIp)
            ? `${shown} is published on every address of the host.`
            : `${shown} is published on ${port.hostIp}, which is not the loopback address.`,
        wanted === 'loopback' ? 'Put 127.0.0.1 before it.' : '',
      ),
    fixed: (wanted) =>
      said(
        port.known ? isFixed === wanted : null,
        `${shown} ${isFixed ? 'takes' : 'does not take'} one certain port of the host.`,
        '',
      ),
  })
  return answer.holds ? holds(`${nameOf(placed)} publishes ${shown}.`, place) : answer
}

const EVERY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::', '[::]', ''])

/** HTTP and what else these checks ask about speak TCP. */
function isPort({ known, target, protocol }: PublishedPort, wanted: number): boolean | null {
  if (!known || target === null) return null
  if (protocol !== 'tcp') return false
  const [from = 0, to = from] = target.split('-').map(Number)
  return from <= wanted && wanted <= to
}
