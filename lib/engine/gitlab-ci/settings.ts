import { entryOf } from '../document/lookup.ts'
import type { MapNode, Node, ScalarNode } from '../document/types.ts'
import type {
  AllowFailure,
  Artifacts,
  Cache,
  Entry,
  Environment,
  IdToken,
  Need,
  Parallel,
  Retry,
  Text,
  Trigger,
} from './model.ts'
import {
  asBoolean,
  asText,
  flatItems,
  mapOf,
  namesOf,
  oneOf,
  scalarOf,
  scalarsOf,
  settingOf,
  textsOf,
  valueOf,
} from './nodes.ts'
import { readIncludes } from './includes.ts'
import { textOf, type Lookup } from './variables.ts'

export function textAt(map: MapNode, key: string, lookup: Lookup): Text | null {
  const scalar = scalarOf(valueOf(map, key))
  return scalar === null ? null : textOf(scalar, lookup)
}

export function textsAt(map: MapNode, key: string, lookup: Lookup): readonly Text[] {
  return scalarsOf(valueOf(map, key)).map((scalar) => textOf(scalar, lookup))
}

/** `allow_failure: true` or `{ exit_codes }`. Without it a job that waits for a click does not hold the pipeline up. */
export function readAllowFailure(job: MapNode): AllowFailure {
  const written = valueOf(job, 'allow_failure')
  if (written === null) {
    const manual = scalarOf(valueOf(job, 'when'))?.text === 'manual'
    return { value: manual ? 'manual' : false, exitCodes: null, range: null }
  }
  if (written.kind === 'map') {
    const codes = scalarsOf(valueOf(written, 'exit_codes')).map(({ text }) => Number(text))
    return { value: codes.length > 0, exitCodes: codes, range: written.range }
  }
  const value = written.kind === 'scalar' && asBoolean(written) === true
  return { value, exitCodes: null, range: written.range }
}

/** Null: the key is not written. */
export function readNeeds(map: MapNode): readonly Need[] | null {
  const entry = entryOf(map, 'needs')
  if (entry === null || entry.value.kind === 'scalar') return null
  return flatItems(entry.value).flatMap((item) => readNeed(item) ?? [])
}

/** `job`, or `{ job, optional, artifacts }`; with `project` or `pipeline` it runs in another place. */
function readNeed(node: Node): Need | null {
  if (node.kind === 'list') return null
  const map = node.kind === 'map' ? node : null
  const name = map === null ? scalarOf(node) : scalarOf(valueOf(map, 'job'))
  const elsewhere = map !== null && (valueOf(map, 'pipeline') ?? valueOf(map, 'project')) !== null
  if (name === null && !elsewhere) return null
  return {
    job: name?.text ?? '',
    optional: map !== null && settingOf(map, 'optional', asBoolean)?.value === true,
    artifacts: map === null || settingOf(map, 'artifacts', asBoolean)?.value !== false,
    elsewhere,
    range: name?.range ?? node.range,
  }
}

export function readArtifacts(job: MapNode, lookup: Lookup): Artifacts | null {
  const map = mapOf(job, 'artifacts')
  if (map === null) return null
  return {
    paths: textsAt(map, 'paths', lookup),
    exclude: textsAt(map, 'exclude', lookup),
    when: settingOf(map, 'when', oneOf('on_success', 'on_failure', 'always')),
    expireIn: settingOf(map, 'expire_in', asText),
    untracked: settingOf(map, 'untracked', asBoolean)?.value === true,
    reports: reportsOf(mapOf(map, 'reports'), lookup),
    range: map.range,
  }
}

function reportsOf(map: MapNode | null, lookup: Lookup): Artifacts['reports'] {
  return (map?.entries ?? []).flatMap(({ key, value }) =>
    reportPaths(value).map((path) => ({ kind: key, path: textOf(path, lookup) })),
  )
}

/** `coverage_report: { coverage_format, path }`, or a path, or a list of them. */
function reportPaths(node: Node): readonly ScalarNode[] {
  return scalarsOf(node.kind === 'map' ? valueOf(node, 'path') : node)
}

/** One cache or several. */
export function readCaches(node: Node | null, lookup: Lookup): readonly Cache[] {
  return flatItems(node).flatMap((item) => (item.kind === 'map' ? [readCache(item, lookup)] : []))
}

function readCache(map: MapNode, lookup: Lookup): Cache {
  const key = valueOf(map, 'key')
  return {
    key: key?.kind === 'scalar' ? textOf(key, lookup) : null,
    keyFiles: key?.kind === 'map' ? textsOf(valueOf(key, 'files')) : [],
    paths: textsAt(map, 'paths', lookup),
    policy: settingOf(map, 'policy', asText),
    range: map.range,
  }
}

/** `environment: production`, or a map. */
export function readEnvironment(node: Node | null, lookup: Lookup): Environment | null {
  if (node === null || node.kind === 'list') return null
  if (node.kind === 'scalar')
    return { name: textOf(node, lookup), url: null, action: 'start', onStop: null, range: node.range }
  return {
    name: textAt(node, 'name', lookup),
    url: textAt(node, 'url', lookup),
    action: scalarOf(valueOf(node, 'action'))?.text ?? 'start',
    onStop: namesOf(valueOf(node, 'on_stop'))[0] ?? null,
    range: node.range,
  }
}

/** `retry: 2`, or `{ max, when }`. */
export function readRetry(node: Node | null): Retry | null {
  if (node === null || node.kind === 'list') return null
  const max = scalarOf(node.kind === 'map' ? valueOf(node, 'max') : node)
  const when = node.kind === 'map' ? namesOf(valueOf(node, 'when')) : []
  return { max: Number(max?.text ?? 0), when, range: node.range }
}

/** `parallel: 3`, or `{ matrix: [ … ] }`. */
export function readParallel(node: Node | null): Parallel | null {
  if (node === null || node.kind === 'list') return null
  if (node.kind === 'scalar') {
    return { count: typeof node.value === 'number' ? node.value : null, matrix: [], range: node.range }
  }
  const items = flatItems(valueOf(node, 'matrix')).flatMap((item) => (item.kind === 'map' ? [item] : []))
  const matrix = items.map(({ entries }) =>
    Object.fromEntries(entries.map(({ key, value }) => [key, textsOf(value)])),
  )
  return { count: null, matrix, range: node.range }
}

/** `trigger: group/project`, or a map with `project` or `include`. */
export function readTrigger(node: Node | null, lookup: Lookup): Trigger | null {
  if (node === null || node.kind === 'list') return null
  if (node.kind === 'scalar') return { project: textOf(node, lookup), include: [], range: node.range }
  return {
    project: textAt(node, 'project', lookup),
    include: readIncludes(valueOf(node, 'include')),
    range: node.range,
  }
}

export function readEntries(node: Node | null): readonly Entry[] {
  if (node?.kind !== 'map') return []
  return node.entries.map(({ key, keyRange, value }) => ({ name: key, nameRange: keyRange, value }))
}

/** `id_tokens: { NAME: { aud } }`. */
export function readIdTokens(node: Node | null, lookup: Lookup): readonly IdToken[] {
  return readEntries(node).map(({ name, nameRange, value }) => ({
    name,
    nameRange,
    aud: value.kind === 'map' ? textsAt(value, 'aud', lookup) : [],
  }))
}
