import { daemonDefaults } from '../../../rules/compose/shared/daemon-defaults.ts'
import { ask, asList, decided, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { LogsCheck } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { matchRotation } from '../rotation.ts'
import { at, nameOf, type PlacedService } from './placed.ts'

type Logging = {
  readonly driver: string | null
  readonly options: ReadonlyMap<string, string | null>
}

/** What a service logs with. What names no driver takes the daemon's with its options. Source: docs.docker.com/engine/logging/configure. */
function loggingOf({ service, project }: PlacedService): Logging {
  const { logging } = service
  if (logging?.driver) return { driver: logging.driver.value, options: optionsOf(logging.options) }
  const { 'log-driver': driver = 'json-file', 'log-opts': defaults } = daemonDefaults(project)
  const inherited = typeof defaults === 'object' && defaults !== null ? Object.entries(defaults) : []
  const options = new Map(inherited.map(([name, value]) => [name, typeof value === 'string' ? value : null]))
  for (const [name, value] of optionsOf(logging?.options ?? [])) options.set(name, value)
  return { driver: typeof driver === 'string' ? driver : null, options }
}

function optionsOf(
  options: NonNullable<PlacedService['service']['logging']>['options'],
): Map<string, string | null> {
  return new Map(options.map(({ name, value }) => [name, value === null ? '' : value.text]))
}

export function matchLogs(check: LogsCheck, placed: PlacedService): Outcome {
  const { driver, options } = loggingOf(placed)
  const { logging } = placed.service
  const whose = nameOf(placed)
  const place = at(placed, logging?.entry ?? null, driver ?? '')
  const rangeOf = (name: string) =>
    logging?.options.find((each) => each.name === name)?.range ?? logging?.entry ?? null
  return ask<LogsCheck>(check, {
    driver: (names) =>
      decided(
        driver === null ? null : asList(names).includes(driver),
        true,
        {
          yes: `${whose} logs with ${driver}.`,
          no: `${whose} logs with ${driver}.`,
          open: `What ${whose.toLowerCase()} logs with cannot be told from the file.`,
          need: `It has to be ${orList(asList(names))}.`,
        },
        place,
      ),
    own: (wanted) =>
      decided(
        logging !== null && (logging.driver !== null || logging.options.length > 0),
        wanted,
        {
          yes: `${whose} says how it logs.`,
          no: `${whose} says nothing about its log.`,
          open: '',
          need: wanted ? 'Write it below logging.' : '',
        },
        place,
      ),
    options: (wanted) =>
      every(
        Object.entries(wanted).map(
          ([name, values]) =>
            () =>
              hasOption(name, asList(values), options, placed, rangeOf(name)),
        ),
      ),
    without: (names) => {
      const found = asList(names).find((name) => options.has(name))
      return found === undefined
        ? holds(`${whose} logs without ${orList(asList(names))}.`, place)
        : fails(`${whose} logs with the option ${found}.`, 'Leave it out.', at(placed, rangeOf(found), found))
    },
    rotates: (rotation) =>
      matchRotation(rotation, { whose, driver, options, place: place.place, file: placed.file }),
    address: (name) => isAddress(name, options, placed, rangeOf(name)),
  })
}

function hasOption(
  name: string,
  values: readonly string[],
  options: Logging['options'],
  placed: PlacedService,
  range: ReturnType<typeof at>['place'] | null,
): Outcome {
  const place = at(placed, range, name)
  const value = options.get(name)
  if (value === undefined)
    return fails(`The log of ${placed.service.name} has no ${name}.`, `Add ${name} to its options.`, place)
  if (value === null && values.includes('?*') && isFilled(name, placed))
    return holds(`${name} is set.`, place)
  if (value === null) return unknown(`What ${name} is cannot be told from the file.`, '', place)
  return textTest(values)(value)
    ? holds(`${name} is ${value}.`, place)
    : fails(`${name} is ${value === '' ? 'empty' : value}.`, `It has to be ${orList(values)}.`, place)
}

/** `shop-${STAGE}` and `${GROUP:?}` are never empty, whatever the variable holds. */
function isFilled(name: string, { service }: PlacedService): boolean {
  const value = service.logging?.options.find((each) => each.name === name)?.value
  const around = value?.raw.replace(/\$(?:\{[^{}]*\}|\w+)/g, '') ?? ''
  return around !== '' || (value?.variables.some(({ operator }) => operator === ':?') ?? false)
}

function isAddress(
  name: string,
  options: Logging['options'],
  placed: PlacedService,
  range: ReturnType<typeof at>['place'] | null,
): Outcome {
  const place = at(placed, range, name)
  const value = options.get(name)
  const need = 'Write an address such as udp://graylog.internal:12201.'
  if (value === undefined) return fails(`The log of ${placed.service.name} has no ${name}.`, need, place)
  if (value === null) return unknown(`What ${name} is cannot be told from the file.`, need, place)
  return isLogAddress(name, value)
    ? holds(`${name} is ${value}.`, place)
    : fails(`${value} is no address.`, need, place)
}

const HOST = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])`
const ADDRESS = new RegExp(String.raw`^(\w+(?:\+tls)?):\/\/${HOST}:(\d{1,5})$`)

/** Schemes by option. Source: docs.docker.com/engine/logging/drivers: gelf, fluentd and syslog. */
const SCHEMES: Readonly<Record<string, readonly string[]>> = {
  'gelf-address': ['udp', 'tcp'],
  'fluentd-address': ['tcp', 'tls'],
  'syslog-address': ['udp', 'tcp', 'tcp+tls'],
}

/** A scheme that this option takes, a host and a port, without anything to fill in. */
export function isLogAddress(name: string, text: string): boolean {
  const [, scheme = '', port = ''] = ADDRESS.exec(text) ?? []
  const schemes = SCHEMES[name] ?? ['udp', 'tcp']
  return schemes.includes(scheme) && Number(port) > 0 && Number(port) < 65_536
}
