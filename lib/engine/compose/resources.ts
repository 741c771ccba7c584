import { entriesOf } from '../document/lookup.ts'
import type { Entry, Node } from '../document/types.ts'
import type { Reader } from './interpolate.ts'
import type {
  Deploy,
  DeviceRequest,
  Limit,
  Limits,
  Resources,
  RestartPolicy,
  Setting,
  Ulimit,
} from './model.ts'
import {
  bytesOf,
  durationOf,
  integerOf,
  isEmpty,
  namedValues,
  numberOf,
  plainText,
  sectionOf,
  textOf,
  textsOf,
  valueOf,
} from './settings.ts'
import type { Entries } from './settings.ts'
import { toInteger } from './values.ts'

export function deployOf(reader: Reader, entries: Entries): Deploy | null {
  const section = sectionOf(entries, 'deploy')
  if (section === null) return null
  const resources = entriesOf(valueOf(section.entries, 'resources'))
  const reservations = resourcesOf(reader, resources, 'reservations')
  return {
    ...section,
    mode: textOf(reader, section.entries, 'mode'),
    replicas: integerOf(reader, section.entries, 'replicas'),
    limits: resourcesOf(reader, resources, 'limits'),
    reservations: reservations && {
      ...reservations,
      devices: deviceRequests(reader, valueOf(reservations.entries, 'devices')),
    },
    restartPolicy: restartPolicyOf(reader, section.entries),
    labels: namedValues(reader, valueOf(section.entries, 'labels')),
  }
}

function resourcesOf(reader: Reader, entries: Entries, key: string): Resources | null {
  const section = sectionOf(entries, key)
  if (section === null) return null
  return {
    ...section,
    cpus: numberOf(reader, section.entries, 'cpus'),
    memory: bytesOf(reader, section.entries, 'memory'),
    pids: integerOf(reader, section.entries, 'pids'),
  }
}

function restartPolicyOf(reader: Reader, entries: Entries): RestartPolicy | null {
  const section = sectionOf(entries, 'restart_policy')
  if (section === null) return null
  return {
    ...section,
    condition: textOf(reader, section.entries, 'condition'),
    maxAttempts: integerOf(reader, section.entries, 'max_attempts'),
    delay: durationOf(reader, section.entries, 'delay'),
    window: durationOf(reader, section.entries, 'window'),
  }
}

/** Microseconds of every `cpu_period` that a service may use: the same limit by another name. Source: docs.docker.com, docker run --cpu-quota. */
function quotaOf(reader: Reader, entries: Entries): Setting<number> | null {
  const quota = integerOf(reader, entries, 'cpu_quota')
  const period = integerOf(reader, entries, 'cpu_period')
  if (quota === null) return null
  const length = period === null || period.value === 0 ? 100_000 : period.value
  return { ...quota, value: quota.value === null || length === null ? null : quota.value / length }
}

/** Both ways to write a limit; where both are written, Compose wants them to say the same. */
export function limitsOf(reader: Reader, entries: Entries, deploy: Deploy | null): Limits {
  const own = (setting: Setting<number> | null): Limit | null => setting && { ...setting, from: 'service' }
  const deployed = (setting: Setting<number> | null | undefined): Limit | null =>
    setting ? { ...setting, from: 'deploy' } : null
  return {
    memory: deployed(deploy?.limits?.memory) ?? own(bytesOf(reader, entries, 'mem_limit')),
    cpus:
      deployed(deploy?.limits?.cpus) ?? own(numberOf(reader, entries, 'cpus') ?? quotaOf(reader, entries)),
    pids: deployed(deploy?.limits?.pids) ?? own(integerOf(reader, entries, 'pids_limit')),
  }
}

/** `gpus: all`, or a list of requests. Source: compose-go, transform/gpus.go. */
export function gpusOf(reader: Reader, entry: Entry | undefined): readonly DeviceRequest[] {
  if (entry === undefined || isEmpty(entry.value)) return []
  const { value } = entry
  if (value.kind !== 'scalar') return deviceRequests(reader, value)
  const all = plainText(reader, value) === 'all'
  return [
    {
      driver: null,
      count: all ? -1 : null,
      deviceIds: [],
      capabilities: [],
      options: [],
      range: value.via ?? value.range,
      entries: new Map(),
    },
  ]
}

function deviceRequests(reader: Reader, node: Node | null): readonly DeviceRequest[] {
  if (node?.kind !== 'list') return []
  return node.items.flatMap((item) => {
    if (item.kind !== 'map') return []
    const entries = entriesOf(item)
    const count = plainText(reader, valueOf(entries, 'count'))
    return {
      driver: plainText(reader, valueOf(entries, 'driver')),
      count: count === null ? null : count === 'all' ? -1 : toInteger(count),
      deviceIds: textsOf(reader, valueOf(entries, 'device_ids')),
      capabilities: textsOf(reader, valueOf(entries, 'capabilities')),
      options: namedValues(reader, valueOf(entries, 'options')),
      range: item.via ?? item.range,
      entries,
    }
  })
}

/** `nofile: 1024`, or soft and hard apart. */
export function ulimitsOf(reader: Reader, node: Node | null): readonly Ulimit[] {
  if (node?.kind !== 'map') return []
  return node.entries.map(({ key, keyRange, range, value }) => {
    const entries = entriesOf(value)
    const one = value.kind === 'map' ? null : integerAt(reader, value)
    return {
      name: key,
      nameRange: keyRange,
      range,
      soft: value.kind === 'map' ? integerAt(reader, valueOf(entries, 'soft')) : one,
      hard: value.kind === 'map' ? integerAt(reader, valueOf(entries, 'hard')) : one,
    }
  })
}

function integerAt(reader: Reader, node: Node | null): number | null {
  const text = plainText(reader, node)
  return text === null ? null : toInteger(text)
}
