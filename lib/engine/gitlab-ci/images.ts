import type { Node, ScalarNode } from '../document/types.ts'
import type { Image, Service } from './model.ts'
import { flatItems, scalarOf, textsOf, valueOf } from './nodes.ts'
import { expanded, lookupIn, readVariables, textOf, type Lookup } from './variables.ts'

/** `image: NAME` or `image: { name, entrypoint }`. Null when no name is given. */
export function readImage(node: Node | null, lookup: Lookup): Image | null {
  const name = nameIn(node)
  if (node === null || name === null) return null
  const entrypoint = node.kind === 'map' ? commandOf(valueOf(node, 'entrypoint')) : null
  return { name: textOf(name, lookup), entrypoint, range: node.range }
}

function nameIn(node: Node | null): ScalarNode | null {
  return scalarOf(node?.kind === 'map' ? valueOf(node, 'name') : node)
}

function commandOf(node: Node | null): readonly string[] | null {
  return node === null ? null : textsOf(node)
}

export function readServices(node: Node | null, lookup: Lookup): readonly Service[] {
  return flatItems(node).flatMap((item) => readService(item, lookup) ?? [])
}

function readService(node: Node, lookup: Lookup): Service | null {
  const image = readImage(node, lookup)
  if (image === null) return null
  const map = node.kind === 'map' ? node : null
  const alias = map === null ? null : scalarOf(valueOf(map, 'alias'))
  const aliases = namesIn(alias)
  const variables = readVariables(map === null ? null : valueOf(map, 'variables'), 'job')
  return {
    ...image,
    aliases,
    hosts: aliases.length > 0 ? aliases.map(({ name }) => name) : hostsOf(image.name.text),
    command: map === null ? null : commandOf(valueOf(map, 'command')),
    variables: expanded(variables, (name) => lookupIn(variables)(name) ?? lookup(name)),
  }
}

/** Several aliases stand in one text, with blanks or commas between them. Source: docs.gitlab.com/ci/services, "alias". */
function namesIn(alias: ScalarNode | null): Service['aliases'] {
  const names = alias?.text.split(/[\s,]+/).filter((name) => name !== '') ?? []
  return alias === null ? [] : names.map((name) => ({ name, range: alias.range }))
}

/**
 * The image's name without its tag and the registry's port, the slashes once as two underscores and once as a dash.
 * Source: docs.gitlab.com/ci/services, "Accessing the services".
 */
function hostsOf(image: string): readonly string[] {
  const name = image
    .replace(/@.*$/, '')
    .replace(/:[^/]*$/, '')
    .replace(/:\d+(?=\/)/, '')
  return name.includes('/') ? [name.replaceAll('/', '__'), name.replaceAll('/', '-')] : [name]
}
