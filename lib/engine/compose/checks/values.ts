import type { Range } from '../../source/position.ts'
import type { Problem } from '../../source/problem.ts'
import { dependencyLoops } from '../loops.ts'
import type { ComposeFile, Extends, Port, Service, Setting } from '../model.ts'
import type { Variables } from '../variables.ts'

type Tell = { readonly message: string; readonly range: Range }

/** Values that fit the schema and that Compose or Docker refuses all the same. */
export function checkValues(
  file: ComposeFile,
  invalid: Variables['invalid'],
  code: string,
): readonly Problem[] {
  const told = [
    ...file.services.flatMap((service) => [
      ...badPorts(service),
      ...badRestart(service),
      ...badAddress(service),
      ...badNumbers(service),
    ]),
    ...circular(file),
    ...waiting(file),
    ...invalid.map(({ range }) => ({ message: NO_VARIABLE, range })),
  ]
  return told.map(({ message, range }) => ({ code, message, severity: 'error', range }))
}

const NO_VARIABLE =
  'Compose reads a variable here, and this is none: write it as ${NAME} or ${NAME:-default}, or $${ where the container is to see ${'

/** Services that nothing says what to run of; a warning where another file may say it. Source: compose-go, checkConsistency. */
export function checkImages(file: ComposeFile, certain: boolean, code: string): readonly Problem[] {
  return file.services
    .filter(({ whole, image, build, entries }) => {
      const given = image !== null || build !== null || entries.has('image') || entries.has('provider')
      return whole && file.whole && !given
    })
    .map(({ name, keyRange }) => ({
      code,
      message: `${name} has neither an image nor a build: write image: with the name of one, or build: with the folder of a Dockerfile`,
      severity: certain ? 'error' : 'warning',
      range: keyRange,
    }))
}

/** Services that extend themselves, by way of others or not. */
function circular({ services }: ComposeFile): readonly Tell[] {
  const byName = new Map(services.map((service) => [service.name, service]))
  return services.flatMap(({ name, extends: call }) => {
    let next = call && baseName(call)
    for (let steps = 0; next !== null && next !== name && steps < MOST_STEPS; steps++) {
      const above = byName.get(next)?.extends
      next = above ? baseName(above) : null
    }
    const message = `${name} extends itself: remove one of the extends on the way`
    return call && next === name ? [{ message, range: call.range }] : []
  })
}

/** Of this file; null for another one. */
function baseName({ service, file }: Extends): string | null {
  return file === null ? (service?.value ?? null) : null
}

/** Services that wait for each other. */
function waiting({ services }: ComposeFile): readonly Tell[] {
  return dependencyLoops(services).map(({ services: members, dependency }) => {
    const names = members.slice(0, MOST_NAMED).map(({ name }) => name)
    const who =
      names.length === 1 ? `${names[0]} depends on itself` : `${names.join(', ')} depend on each other`
    return {
      message: `${who}, so that none can start first: remove one depends_on`,
      range: dependency.nameRange,
    }
  })
}

const MOST_NAMED = 5
const MOST_STEPS = 50

/** Source: docker/go-connections, nat.ParsePortSpec. */
function badPorts({ ports }: Service): readonly Tell[] {
  const bad = (text: string, range: Range): Tell => ({ message: `${text} is no port: ${PORT_FORM}`, range })
  return [
    ...ports.filter(isBad).map(({ raw, range }) => bad(raw, range)),
    ...ports.filter(isUneven).map(({ range }) => ({ message: UNEVEN, range })),
  ]
}

const PORT_FORM =
  'write numbers from 1 to 65535 in quotes, the port of the host first, and before it an address if need be: "127.0.0.1:8080:80"'
const UNEVEN = 'both ranges of ports must be equally long, as in "8000-8002:9000-9002"'

function isBad({ raw, form, hostIp, target, published, protocol }: Port): boolean {
  if (raw.includes('$') || form === 'long') return false
  return target === null || published === null || !PROTOCOLS.has(protocol ?? '') || !isAddress(hostIp ?? '')
}

/** Docker publishes on addresses alone: it looks up no names. */
function isAddress(text: string): boolean {
  return (
    text === '' ||
    /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) ||
    /^[\da-fA-F.]*:[\da-fA-F:.]*(?:%\w+)?$/.test(text)
  )
}

const PROTOCOLS = new Set(['tcp', 'udp', 'sctp'])

/** One port of the container may be published on the first free port of a range. */
function isUneven({ target, published }: Port): boolean {
  if (target === null || published === null || published === 'random') return false
  const length = target.to - target.from
  return length > 0 && published.to - published.from !== length
}

/** Source: docker/cli, opts.ParseRestartPolicy; moby, container.ValidateRestartPolicy. */
function badRestart({ restart }: Service): readonly Tell[] {
  const value = restart?.value ?? null
  if (!restart || value === null || /^(?:no|always|unless-stopped|on-failure(?::\d+)?)?$/.test(value))
    return []
  const near =
    value === 'yes' || value === 'true'
      ? 'always or unless-stopped'
      : '"no", always, on-failure or unless-stopped'
  return [{ message: `${shown(value)} is no restart policy: write ${near}`, range: restart.range }]
}

/** Options of logging drivers that are addresses. */
const ADDRESSES = new Set([
  'gelf-address',
  'syslog-address',
  'fluentd-address',
  'splunk-url',
  'loki-url',
  'awslogs-endpoint',
])

/** A placeholder of an example that was never filled in: no host has such a name. */
function badAddress({ logging }: Service): readonly Tell[] {
  return (logging?.options ?? []).flatMap(({ name, value, valueRange }) => {
    const text = value?.text ?? null
    const [placeholder = null] = /<[^>\s:/]*>?/.exec(text ?? '') ?? []
    if (!ADDRESSES.has(name) || text === null || placeholder === null || valueRange === null) return []
    const good = text.replace(placeholder, 'logs.example.com')
    return [
      {
        message: `${placeholder} stands for the name of a host: write that name, without < and >, as in ${good}`,
        range: valueRange,
      },
    ]
  })
}

/** Sizes, durations and numbers that cannot be read; the keys, and how they are written. */
function badNumbers(service: Service): readonly Tell[] {
  const { healthcheck, limits, deploy } = service
  const sizes = [limits.memory, service.shmSize, deploy?.reservations?.memory]
  const times = [
    service.stopGracePeriod,
    healthcheck?.interval,
    healthcheck?.timeout,
    healthcheck?.startPeriod,
    healthcheck?.startInterval,
    deploy?.restartPolicy?.delay,
    deploy?.restartPolicy?.window,
  ]
  const flags = [service.privileged, service.readOnly, service.init, service.tty, service.stdinOpen]
  return [
    ...unread(sizes, 'is no size: write a number and a unit, as in 512m or 1g'),
    ...unread(times, 'is no duration: write numbers with units, as in 30s or 1m30s'),
    ...unread([limits.cpus], 'is no number of processors: write one such as 0.5'),
    ...unread(flags, 'is neither true nor false: write one of both'),
  ]
}

function unread(settings: readonly (Setting<unknown> | null | undefined)[], what: string): readonly Tell[] {
  return settings.flatMap((setting) => {
    const text = setting?.written.text ?? null
    if (!setting || setting.value !== null || text === null) return []
    return [{ message: `${shown(text)} ${what}`, range: setting.range }]
  })
}

const LONGEST = 60

function shown(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
