import { entriesOf } from '../document/lookup.ts'
import type { Entry, Node } from '../document/types.ts'
import { buildOf } from './build.ts'
import { grantsOf } from './grants.ts'
import { interpolate } from './interpolate.ts'
import type { Reader } from './interpolate.ts'
import type { Capability, Develop, Extends, Logging, SecurityOption, Service } from './model.ts'
import { devicesOf, mountsOf, tmpfsOf, volumesFromOf } from './mounts.ts'
import { dependenciesOf, linksOf, networksOf } from './networking.ts'
import { exposeOf, portsOf } from './ports.ts'
import { commandOf, healthcheckOf, initStepsOf } from './process.ts'
import { deployOf, gpusOf, limitsOf, ulimitsOf } from './resources.ts'
import {
  booleanOf,
  bytesOf,
  durationOf,
  integerOf,
  interpolatedOf,
  namedValues,
  plainText,
  scalarsOf,
  sectionAt,
  sectionOf,
  settingAt,
  textOf,
  textsOf,
  valueOf,
} from './settings.ts'
import type { Entries } from './settings.ts'

/** A service whose `extends` and merge keys are applied already. `whole`: nothing of it comes from a file that is not known. */
export function serviceOf(reader: Reader, entry: Entry, whole: boolean): Service {
  const section = sectionAt(entry)
  const { entries } = section
  const at = (key: string): Node | null => valueOf(entries, key)
  const deploy = deployOf(reader, entries)
  return {
    ...section,
    name: entry.key,
    whole,
    ...singleTexts(reader, entries),
    profiles: textsOf(reader, at('profiles')),
    build: buildOf(reader, entries),
    extends: extendsOf(reader, entries),
    develop: developOf(reader, entries),
    command: commandOf(reader, entries, 'command'),
    entrypoint: commandOf(reader, entries, 'entrypoint'),
    init: booleanOf(reader, entries, 'init'),
    tty: booleanOf(reader, entries, 'tty'),
    stdinOpen: booleanOf(reader, entries, 'stdin_open'),
    stopGracePeriod: durationOf(reader, entries, 'stop_grace_period'),
    healthcheck: healthcheckOf(reader, entries),
    dependsOn: dependenciesOf(reader, at('depends_on')),
    preStart: initStepsOf(reader, at('pre_start')),
    environment: namedValues(reader, at('environment')),
    envFile: envFilesOf(reader, at('env_file')),
    labels: namedValues(reader, at('labels')),
    ports: portsOf(reader, at('ports')),
    expose: exposeOf(reader, at('expose')),
    networks: networksOf(reader, at('networks')),
    links: linksOf(reader, at('links')),
    extraHosts: namedValues(reader, at('extra_hosts'), /[=:]/),
    dns: textsOf(reader, at('dns')),
    volumes: mountsOf(reader, at('volumes')),
    volumesFrom: volumesFromOf(reader, at('volumes_from')),
    tmpfs: tmpfsOf(reader, at('tmpfs')),
    shmSize: bytesOf(reader, entries, 'shm_size'),
    secrets: grantsOf(reader, at('secrets'), '/run/secrets'),
    configs: grantsOf(reader, at('configs'), ''),
    limits: limitsOf(reader, entries, deploy),
    deploy,
    scale: integerOf(reader, entries, 'scale'),
    ulimits: ulimitsOf(reader, at('ulimits')),
    sysctls: namedValues(reader, at('sysctls')),
    oomKillDisable: booleanOf(reader, entries, 'oom_kill_disable'),
    privileged: booleanOf(reader, entries, 'privileged'),
    readOnly: booleanOf(reader, entries, 'read_only'),
    capAdd: capabilitiesOf(reader, at('cap_add')),
    capDrop: capabilitiesOf(reader, at('cap_drop')),
    securityOpt: securityOptionsOf(reader, at('security_opt')),
    groupAdd: textsOf(reader, at('group_add')),
    devices: devicesOf(reader, at('devices')),
    deviceCgroupRules: textsOf(reader, at('device_cgroup_rules')),
    gpus: gpusOf(reader, entries.get('gpus')),
    logging: loggingOf(reader, entries),
  }
}

/** Properties of the model that are one text each, and the keys that hold them. */
const TEXTS = {
  image: 'image',
  platform: 'platform',
  pullPolicy: 'pull_policy',
  containerName: 'container_name',
  hostname: 'hostname',
  workingDir: 'working_dir',
  user: 'user',
  stopSignal: 'stop_signal',
  restart: 'restart',
  networkMode: 'network_mode',
  runtime: 'runtime',
  pid: 'pid',
  ipc: 'ipc',
  uts: 'uts',
  usernsMode: 'userns_mode',
  cgroup: 'cgroup',
  cgroupParent: 'cgroup_parent',
} as const satisfies Partial<Record<keyof Service, string>>

type Texts = Pick<Service, keyof typeof TEXTS>

function singleTexts(reader: Reader, entries: Entries): Texts {
  const found = Object.entries(TEXTS).map(([name, key]) => [name, textOf(reader, entries, key)] as const)
  return Object.fromEntries(found) as Texts
}

function extendsOf(reader: Reader, entries: Entries): Extends | null {
  const entry = entries.get('extends')
  const section = sectionOf(entries, 'extends')
  if (entry === undefined || section === null) return null
  const short = entry.value.kind === 'scalar'
  return {
    ...section,
    service: short
      ? settingAt(reader, entry, entry.value, (text) => text)
      : textOf(reader, section.entries, 'service'),
    file: textOf(reader, section.entries, 'file'),
  }
}

function developOf(reader: Reader, entries: Entries): Develop | null {
  const section = sectionOf(entries, 'develop')
  if (section === null) return null
  const watch = valueOf(section.entries, 'watch')
  const items = watch?.kind === 'list' ? watch.items : []
  return {
    ...section,
    watch: items.map((item) => {
      const own = entriesOf(item)
      return {
        action: plainText(reader, valueOf(own, 'action')),
        path: interpolatedOf(reader, valueOf(own, 'path')),
        target: interpolatedOf(reader, valueOf(own, 'target')),
        range: item.via ?? item.range,
        entries: own,
      }
    }),
  }
}

function envFilesOf(reader: Reader, node: Node | null): Service['envFile'] {
  const items = node?.kind === 'list' ? node.items : node === null ? [] : [node]
  return items.flatMap((item) => {
    const range = item.via ?? item.range
    if (item.kind !== 'map')
      return textsOf(reader, item).map((path) => ({ path, required: true, format: null, range }))
    const own = entriesOf(item)
    const path = interpolatedOf(reader, valueOf(own, 'path'))
    const required = plainText(reader, valueOf(own, 'required'))
    const format = plainText(reader, valueOf(own, 'format'))
    if (path === null) return []
    return [{ path, required: own.has('required') ? required === 'true' : true, format, range }]
  })
}

function capabilitiesOf(reader: Reader, node: Node | null): readonly Capability[] {
  return scalarsOf(node).map((scalar) => {
    const written = interpolate(reader, scalar)
    const name = written.text?.toUpperCase().replace(/^CAP_/, '') ?? null
    return { name, written, range: scalar.via ?? scalar.range }
  })
}

/** Source: moby, daemon/daemon_unix.go, parseSecurityOpt: `=` divides; the older `:` does where there is none. */
function securityOptionsOf(reader: Reader, node: Node | null): readonly SecurityOption[] {
  return scalarsOf(node).map((scalar) => {
    const written = interpolate(reader, scalar)
    const [, name = null, value = null] = /^([^=:]*)(?:[=:]([^]*))?$/.exec(written.text ?? '') ?? []
    const known = written.text !== null
    return {
      name: known ? name : null,
      value: known ? value : null,
      written,
      range: scalar.via ?? scalar.range,
    }
  })
}

function loggingOf(reader: Reader, entries: Entries): Logging | null {
  const section = sectionOf(entries, 'logging')
  if (section === null) return null
  const driver = textOf(reader, section.entries, 'driver')
  return { ...section, driver, options: namedValues(reader, valueOf(section.entries, 'options')) }
}
