import type { Problem } from '../../source/problem.ts'
import type { ComposeFile, Service, Setting } from '../model.ts'
import type { Variables } from '../variables.ts'
import { circular, waiting } from './circles.ts'
import { badPorts } from './ports.ts'
import type { Tell } from './tell.ts'

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
