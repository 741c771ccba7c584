import { entriesOf } from '../document/lookup.ts'
import type { Entry, Node, ScalarNode } from '../document/types.ts'
import { interpolate } from './interpolate.ts'
import type { Reader } from './interpolate.ts'
import type { Dependency, Link, NetworkUse } from './model.ts'
import { interpolatedOf, plainBoolean, plainText, scalarsOf, textsOf, valueOf } from './settings.ts'

/** `networks` of a service: a list of names, or a map with aliases and addresses. */
export function networksOf(reader: Reader, node: Node | null): readonly NetworkUse[] {
  if (node?.kind === 'map') return node.entries.map((entry) => networkOf(reader, entry))
  return scalarsOf(node).map((scalar) => {
    const range = scalar.via ?? scalar.range
    return {
      name: nameOf(reader, scalar),
      nameRange: range,
      range,
      aliases: [],
      ipv4Address: null,
      ipv6Address: null,
    }
  })
}

function networkOf(reader: Reader, { key, keyRange, range, value }: Entry): NetworkUse {
  const entries = entriesOf(value)
  return {
    name: key,
    nameRange: keyRange,
    range,
    aliases: textsOf(reader, valueOf(entries, 'aliases')),
    ipv4Address: interpolatedOf(reader, valueOf(entries, 'ipv4_address')),
    ipv6Address: interpolatedOf(reader, valueOf(entries, 'ipv6_address')),
  }
}

/** A name that depends on a variable stays as written. */
function nameOf(reader: Reader, scalar: ScalarNode): string {
  return interpolate(reader, scalar).text ?? scalar.text
}

/** `depends_on`: a list of names, or a map with conditions. */
export function dependenciesOf(reader: Reader, node: Node | null): readonly Dependency[] {
  if (node?.kind === 'map') return node.entries.map((entry) => dependencyOf(reader, entry))
  return scalarsOf(node).map((scalar) => {
    const range = scalar.via ?? scalar.range
    const service = nameOf(reader, scalar)
    return { service, nameRange: range, range, condition: 'service_started', required: true, restart: false }
  })
}

function dependencyOf(reader: Reader, { key, keyRange, range, value }: Entry): Dependency {
  const entries = entriesOf(value)
  const flag = (name: string, otherwise: boolean): boolean | null =>
    entries.has(name) ? plainBoolean(reader, valueOf(entries, name)) : otherwise
  return {
    service: key,
    nameRange: keyRange,
    range,
    condition: entries.has('condition')
      ? plainText(reader, valueOf(entries, 'condition'))
      : 'service_started',
    required: flag('required', true),
    restart: flag('restart', false),
  }
}

/** `SERVICE[:ALIAS]`. */
export function linksOf(reader: Reader, node: Node | null): readonly Link[] {
  return scalarsOf(node).map((scalar) => {
    const written = interpolate(reader, scalar)
    const [service = null, alias = service] = written.text?.split(':') ?? []
    return { service, alias, written, range: scalar.via ?? scalar.range }
  })
}
