import { entriesOf } from '../document/lookup.ts'
import type { Entry, Node } from '../document/types.ts'
import type { Reader } from './interpolate.ts'
import type { FileDefinition, Include, NetworkDefinition, VolumeDefinition } from './model.ts'
import {
  booleanOf,
  interpolatedOf,
  isEmpty,
  namedValues,
  plainBoolean,
  sectionAt,
  textOf,
  textsOf,
  valueOf,
} from './settings.ts'
import type { Entries } from './settings.ts'

export function networkOf(reader: Reader, entry: Entry): NetworkDefinition {
  const base = definitionOf(reader, entry)
  return {
    ...base,
    ...driverOf(reader, base.entries),
    internal: booleanOf(reader, base.entries, 'internal'),
    attachable: booleanOf(reader, base.entries, 'attachable'),
  }
}

export function volumeOf(reader: Reader, entry: Entry): VolumeDefinition {
  const base = definitionOf(reader, entry)
  return { ...base, ...driverOf(reader, base.entries) }
}

export function fileOf(reader: Reader, entry: Entry): FileDefinition {
  const base = definitionOf(reader, entry)
  return {
    ...base,
    file: textOf(reader, base.entries, 'file'),
    environment: textOf(reader, base.entries, 'environment'),
    content: textOf(reader, base.entries, 'content'),
  }
}

type Definition = Omit<VolumeDefinition, 'driver' | 'driverOpts'>

function definitionOf(reader: Reader, entry: Entry): Definition {
  const section = sectionAt(entry)
  const external = valueOf(section.entries, 'external')
  return {
    ...section,
    name: entry.key,
    external: externalOf(reader, external),
    realName: textOf(reader, section.entries, 'name') ?? textOf(reader, entriesOf(external), 'name'),
    labels: namedValues(reader, valueOf(section.entries, 'labels')),
  }
}

/** `external: {name: x}` is the form of Compose 1. */
function externalOf(reader: Reader, node: Node | null): boolean | null {
  if (node === null || isEmpty(node)) return false
  return node.kind === 'map' ? true : plainBoolean(reader, node)
}

function driverOf(reader: Reader, entries: Entries): Pick<VolumeDefinition, 'driver' | 'driverOpts'> {
  return {
    driver: textOf(reader, entries, 'driver'),
    driverOpts: namedValues(reader, valueOf(entries, 'driver_opts')),
  }
}

/** `include`: paths, or maps with one path or several. */
export function includesOf(reader: Reader, node: Node | null): readonly Include[] {
  const items = node?.kind === 'list' ? node.items : []
  return items.map((item) => {
    const own = entriesOf(item)
    return {
      paths: textsOf(reader, item.kind === 'map' ? valueOf(own, 'path') : item),
      projectDirectory: interpolatedOf(reader, valueOf(own, 'project_directory')),
      envFile: textsOf(reader, valueOf(own, 'env_file')),
      range: item.via ?? item.range,
    }
  })
}
