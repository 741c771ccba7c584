import type { ComposeFile, Service } from '../../../compose/model.ts'
import { ask, asList, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
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
  const { service, compose } = placed
  return every(
    asList(names).map((name) => () => {
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
    }),
  )
}

type NetworksCheck = { readonly internal?: boolean | undefined; readonly declared?: boolean | undefined }

export function matchNetworks(check: NetworksCheck, placed: PlacedService): Outcome {
  const { service, compose } = placed
  const used = networksOf(service, compose) ?? []
  const definitions = used.map((name) => ({
    name,
    made: compose.networks.find((each) => each.name === name),
  }))
  return ask<NetworksCheck>(check, {
    internal: (wanted) => {
      const open = definitions.find(({ made }) => made?.internal?.value !== true)
      if (open === undefined)
        return wanted
          ? holds(`The networks of ${service.name} lead nowhere else.`, at(placed))
          : fails(`The networks of ${service.name} are internal.`, '', at(placed))
      return wanted
        ? fails(
            `Network ${open.name} of ${service.name} leads outside.`,
            'It needs internal: true.',
            at(placed, open.made?.keyRange ?? null, open.name),
          )
        : holds(`Network ${open.name} leads outside.`, at(placed))
    },
    declared: (wanted) => {
      const missing = definitions.find(
        ({ name, made }) => !made && name !== 'default' && !name.startsWith('network_mode '),
      )
      if (!missing)
        return wanted
          ? holds(`All networks of ${service.name} are declared.`, at(placed))
          : fails('All networks are declared.', '', at(placed))
      const use = service.networks.find(({ name }) => name === missing.name)
      const place = at(placed, use?.nameRange, missing.name)
      return wanted
        ? fails(`Network ${missing.name} is declared nowhere.`, 'Add it under networks.', place)
        : holds(`Network ${missing.name} is not declared.`, place)
    },
  })
}

/** Names by which others on its networks reach it, its own included. */
export function matchAlias(names: string | readonly string[], placed: PlacedService): Outcome {
  const { service, compose } = placed
  const links = compose.services.flatMap((each) =>
    each.links.flatMap((link) => (link.service === service.name ? (link.alias ?? []) : [])),
  )
  const own = [
    service.name,
    ...links,
    ...service.networks.flatMap(({ aliases }) => aliases.flatMap(({ text }) => text ?? [])),
  ]
  const found = asList(names).find((name) => own.includes(name))
  const place = at(placed, null, found ?? '')
  return found === undefined
    ? fails(`${nameOf(placed)} has no other name.`, `It needs the alias ${orList(asList(names))}.`, place)
    : holds(`${nameOf(placed)} is reached as ${found}.`, place)
}
