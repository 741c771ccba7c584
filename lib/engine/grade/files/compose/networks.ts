import type { ComposeFile, Service } from '../../../compose/model.ts'
import { ask, asList, decided, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import { runsImage } from './images.ts'
import { at, nameOf, type PlacedService } from './placed.ts'

/**
 * Names of the networks a service is on; null when that is not known. Without any it is on the project's own.
 * Source: docs.docker.com, compose/how-tos/networking.
 */
function networksOf(service: Service, compose: Networks, depth = 0): readonly string[] | null {
  const { services } = compose
  const mode = service.networkMode
  if (mode === null)
    return service.networks.length > 0 ? service.networks.map(({ name }) => name) : ['default']
  if (mode.value === null) return null
  const other = /^service:(.+)$/.exec(mode.value)?.[1]
  const target = services.find(({ name }) => name === other)
  if (target && depth < services.length) return networksOf(target, compose, depth + 1)
  return mode.value === 'none' ? [] : [`network_mode ${mode.value}`]
}

type Networks = Pick<ComposeFile, 'services' | 'networks'>

/** Two keys may name one network of Docker by `name`. */
function sameNetwork(one: string, other: string, { networks }: Networks): boolean {
  const real = (key: string): string | null =>
    networks.find(({ name }) => name === key)?.realName?.value ?? null
  return one === other || (real(one) !== null && real(one) === real(other))
}

export function matchReaches(names: string | readonly string[], placed: PlacedService): Outcome {
  return every(asList(names).map((name) => () => reaches(name, placed)))
}

export function reaches(name: string, placed: PlacedService): Outcome {
  const { service, compose } = placed
  const other = compose.services.find((each) => each.name === name)
  if (!other) return fails(`There is no service ${name}.`, '', at(placed, null, name))
  const [own, others] = [networksOf(service, compose), networksOf(other, compose)]
  const place = at(placed, null, name)
  if (own === null || others === null)
    return unknown(
      `Whether ${service.name} and ${name} share a network cannot be told from the file.`,
      '',
      place,
    )
  return own.some((network) => others.some((each) => sameNetwork(network, each, compose)))
    ? holds(`${nameOf(placed)} reaches ${name}.`, place)
    : fails(`${nameOf(placed)} shares no network with ${name}.`, 'Put both on one network.', place)
}

type NetworksCheck = { readonly internal?: boolean | undefined; readonly declared?: boolean | undefined }

export function matchNetworks(check: NetworksCheck, placed: PlacedService): Outcome {
  const { service, compose } = placed
  const used = networksOf(service, compose)
  if (used === null)
    return unknown(
      `Which networks ${service.name} is on cannot be told from the file.`,
      '',
      at(placed, service.networkMode?.range),
    )
  const definitions = used.map((name) => ({
    name,
    made: compose.networks.find((each) => each.name === name),
  }))
  return ask<NetworksCheck>(check, {
    internal: (wanted) => isInternal(wanted, definitions, placed),
    declared: (wanted) => {
      const missing = definitions.find(
        ({ name, made }) => !made && name !== 'default' && !name.startsWith('network_mode '),
      )
      const is = missing === undefined
      const words = {
        yes: `All networks of ${service.name} are declared.`,
        no: `Network ${missing?.name ?? ''} is declared nowhere.`,
        open: '',
        need: wanted ? 'Add it under networks.' : '',
      }
      const use = service.networks.find(({ name }) => name === missing?.name)
      return decided(is, wanted, words, at(placed, use?.nameRange, missing?.name))
    },
  })
}

type Definition = { readonly name: string; readonly made: ComposeFile['networks'][number] | undefined }

function isInternal(wanted: boolean, definitions: readonly Definition[], placed: PlacedService): Outcome {
  const { name } = placed.service
  const open = definitions.find(({ made }) => made?.internal?.value !== true && !isUnclear(made))
  const unclear = definitions.find(({ made }) => isUnclear(made))
  const shown = open ?? unclear
  return decided(
    open ? false : unclear ? null : true,
    wanted,
    {
      yes: `The networks of ${name} lead nowhere else.`,
      no: `Network ${open?.name ?? ''} of ${name} leads outside.`,
      open: `Whether network ${unclear?.name ?? ''} of ${name} leads outside cannot be told from the file.`,
      need: !open && unclear ? 'Let this file make the network.' : wanted ? 'It needs internal: true.' : '',
    },
    at(placed, shown?.made?.keyRange ?? null, shown?.name),
  )
}

/** A variable decides, or somebody else has made it. */
function isUnclear(made: Definition['made']): boolean {
  return (
    made !== undefined && ((made.internal !== null && made.internal.value === null) || made.external === true)
  )
}

/** Names by which others on its networks reach it, its own included. Links give a name to one service alone. */
export function namesOn(service: Service): readonly string[] {
  const aliases = service.networks.flatMap((network) => network.aliases.flatMap(({ text }) => text ?? []))
  return [...namesEverywhere(service), ...aliases]
}

/** Names that it has on each of its networks. Source: moby, daemon/container_operations.go, buildEndpointDNSNames (25.0 on for the hostname). */
function namesEverywhere({ name, containerName, hostname }: Service): readonly string[] {
  return [name, containerName?.value ?? '', hostname?.value ?? ''].filter((each) => each !== '')
}

export function matchAlias(names: string | readonly string[], placed: PlacedService): Outcome {
  const own = namesOn(placed.service)
  const found = asList(names).find((name) => own.includes(name))
  const place = at(placed, null, found ?? '')
  return found === undefined
    ? fails(`${nameOf(placed)} has no other name.`, `It needs the alias ${orList(asList(names))}.`, place)
    : holds(`${nameOf(placed)} is reached as ${found}.`, place)
}

type FindsCheck = { readonly name: string; readonly image?: string | readonly string[] | undefined }

/** A name leads to a service only on the networks that both are on; an alias belongs to one network. */
export function matchFinds({ name, image }: FindsCheck, placed: PlacedService): Outcome {
  const { service, compose } = placed
  const place = at(placed, null, name)
  const fits = (other: Service) => image === undefined || runsImage(asList(image), other) === true
  const named = compose.services.filter(
    (other) => other.name !== service.name && namesOn(other).includes(name),
  )
  const own = networksOf(service, compose)
  const found = (those: readonly Service[]): boolean | null => {
    const seen = those.map((other) => isFound(name, other, own, compose))
    return seen.includes(true) ? true : seen.includes(null) ? null : false
  }
  // Where two have the name, either answers.
  const other = found(named.filter((each) => !fits(each)))
  return decided(
    other === true ? false : found(named.filter(fits)),
    true,
    {
      yes: `${nameOf(placed)} finds ${name}.`,
      no: `${nameOf(placed)} finds no service by the name ${name}.`,
      open: `Whether ${service.name} finds ${name} cannot be told from the file.`,
      need: `Give it this name on a network that ${service.name} is on.`,
    },
    place,
  )
}

function isFound(
  name: string,
  other: Service,
  own: readonly string[] | null,
  compose: Networks,
): boolean | null {
  const others = networksOf(other, compose)
  if (own === null || others === null) return null
  const everywhere = namesEverywhere(other).includes(name)
  return others.some(
    (network) =>
      own.some((each) => sameNetwork(network, each, compose)) &&
      (everywhere ||
        other.networks.some((use) => use.name === network && use.aliases.some(({ text }) => text === name))),
  )
}
