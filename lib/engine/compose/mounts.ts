import { entriesOf } from '../document/lookup.ts'
import type { MapNode, Node, ScalarNode } from '../document/types.ts'
import { interpolate, part } from './interpolate.ts'
import type { Reader } from './interpolate.ts'
import type { Device, Interpolated, Mount, Tmpfs, VolumesFrom } from './model.ts'
import { MOST_PIECES, splitAt } from './ports.ts'
import { interpolatedOf, outsideVariables, plainBoolean, plainText, scalarsOf, valueOf } from './settings.ts'

/** `volumes` of a service: `[SOURCE:]TARGET[:OPTIONS]` or the long form. Source: compose-go, format/volume.go. */
export function mountsOf(reader: Reader, node: Node | null): readonly Mount[] {
  if (node?.kind !== 'list') return []
  const mounts = node.items.flatMap((item) => {
    if (item.kind === 'map') return [longMount(reader, item)]
    return item.kind === 'scalar' && item.value !== null ? [shortMount(reader, item)] : []
  })
  return [...new Map(mounts.map((mount, at) => [mount.target?.text ?? at, mount])).values()]
}

function shortMount(reader: Reader, scalar: ScalarNode): Mount {
  const [first, second, ...rest] = mountParts(reader, scalar)
  const source = second && first ? interpolate(reader, first) : null
  const options = rest.length === 0 ? '' : interpolate(reader, joined(reader, scalar, rest)).text
  const names = options === null ? [] : options.split(',').filter((name) => name !== '')
  const target = interpolate(reader, second ?? first ?? scalar)
  return {
    raw: scalar.text,
    range: scalar.via ?? scalar.range,
    form: 'short',
    type: source === null ? (target.text === null ? null : 'volume') : sourceType(source),
    source,
    target,
    readOnly: options === null ? null : names.includes('ro'),
    options: names,
    entries: new Map(),
  }
}

function joined(reader: Reader, scalar: ScalarNode, rest: readonly ScalarNode[]): ScalarNode {
  const length = rest.reduce((sum, { text }) => sum + text.length + 1, -1)
  return part(reader, scalar, scalar.text.length - length, scalar.text.length)
}

/** `C:\data` is one part: a single letter before a colon is a drive. */
function mountParts(reader: Reader, scalar: ScalarNode): readonly ScalarNode[] {
  const plain = outsideVariables(scalar.text)
  const parts: ScalarNode[] = []
  let from = 0
  for (let at = plain.indexOf(':'); at !== -1; at = plain.indexOf(':', at + 1)) {
    if (parts.length > MOST_PIECES) return [scalar]
    if (at - from === 1 && /[a-zA-Z]/.test(plain[from] ?? '')) continue
    parts.push(part(reader, scalar, from, at))
    from = at + 1
  }
  return [...parts, part(reader, scalar, from, plain.length)]
}

/** Variables that hold the path of a directory wherever Compose runs. */
const PATH_VARIABLES = new Set(['PWD', 'HOME'])

function sourceType({ raw, text, variables }: Interpolated): Mount['type'] {
  const known = text ?? (raw.startsWith('$') ? null : raw)
  if (known !== null) return isPath(known) ? 'bind' : 'volume'
  const first = variables[0]
  return first && raw.startsWith('$') && PATH_VARIABLES.has(first.name) ? 'bind' : null
}

function isPath(source: string): boolean {
  return /^(?:[./~]|\\\\|[a-zA-Z]:)/.test(source)
}

const TYPES = new Set<string>(['bind', 'volume', 'tmpfs', 'npipe', 'cluster', 'image'])

function longMount(reader: Reader, map: MapNode): Mount {
  const entries = entriesOf(map)
  const type = plainText(reader, valueOf(entries, 'type'))
  const source = interpolatedOf(reader, valueOf(entries, 'source'))
  const target = interpolatedOf(reader, valueOf(entries, 'target'))
  return {
    raw: [source?.raw, target?.raw].filter((text) => text !== undefined).join(':'),
    range: map.via ?? map.range,
    form: 'long',
    type: type !== null && TYPES.has(type) ? (type as Mount['type']) : null,
    source,
    target,
    readOnly: entries.has('read_only') ? plainBoolean(reader, valueOf(entries, 'read_only')) : false,
    options: [],
    entries,
  }
}

export function tmpfsOf(reader: Reader, node: Node | null): readonly Tmpfs[] {
  return scalarsOf(node).map((scalar) => {
    const written = interpolate(reader, scalar)
    const [path = null, options = ''] = written.text?.split(':') ?? []
    const range = scalar.via ?? scalar.range
    return { path, options: options.split(',').filter((name) => name !== ''), written, range }
  })
}

export function volumesFromOf(reader: Reader, node: Node | null): readonly VolumesFrom[] {
  return scalarsOf(node).map((scalar) => {
    const written = interpolate(reader, scalar)
    const parts = written.text?.split(':') ?? []
    const container = scalar.text.startsWith('container:')
    return {
      kind: container ? 'container' : 'service',
      name: parts[container ? 1 : 0] ?? null,
      readOnly: parts[container ? 2 : 1] === 'ro',
      written,
      range: scalar.via ?? scalar.range,
    }
  })
}

/** `devices`: `SOURCE[:TARGET[:PERMISSIONS]]`, a CDI name, or the long form. */
export function devicesOf(reader: Reader, node: Node | null): readonly Device[] {
  if (node?.kind !== 'list') return []
  return node.items.flatMap((item) => {
    if (item.kind === 'map') return longDevice(reader, item)
    return item.kind === 'scalar' && item.value !== null ? [shortDevice(reader, item)] : []
  })
}

function shortDevice(reader: Reader, scalar: ScalarNode): Device {
  const [source, target, permissions] = splitAt(reader, scalar, ':').map(
    (piece) => interpolate(reader, piece).text,
  )
  return {
    source: source ?? null,
    target: target === undefined ? (source ?? null) : target,
    permissions: permissions === undefined ? 'rwm' : permissions,
    written: interpolate(reader, scalar),
    range: scalar.via ?? scalar.range,
  }
}

function longDevice(reader: Reader, map: MapNode): readonly Device[] {
  const entries = entriesOf(map)
  const source = interpolatedOf(reader, valueOf(entries, 'source'))
  if (source === null) return []
  const target = valueOf(entries, 'target')
  const permissions = valueOf(entries, 'permissions')
  return [
    {
      source: source.text,
      target: target ? plainText(reader, target) : source.text,
      permissions: permissions ? plainText(reader, permissions) : 'rwm',
      written: source,
      range: map.via ?? map.range,
    },
  ]
}
