import type { ComposeFile, Dependency, Service } from '../../../compose/model.ts'
import { asList, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { AwaitsCheck } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { startedBy, startsWords } from './command.ts'
import { startsItself } from './starting.ts'
import { at, nameOf, type PlacedService } from './placed.ts'

const CONDITIONS = {
  started: ['service_started', 'service_healthy', 'service_completed_successfully'],
  healthy: ['service_healthy'],
  completed: ['service_completed_successfully'],
} as const

export function matchAwaits(wanted: AwaitsCheck | readonly AwaitsCheck[], placed: PlacedService): Outcome {
  return every(asList(wanted).map((each) => () => awaits(each, placed)))
}

function awaits(check: AwaitsCheck, placed: PlacedService): Outcome {
  const { service: names, until = 'started', through = false, command, required } = check
  const { service, compose } = placed
  const wanted = asList(names)
  const whom = command === undefined ? orList(wanted) : `a service that starts ${asList(command).join(' ')}`
  const need = `It has to wait until ${whom} is ${until}.`
  const reached = through ? [service, ...awaitedBy(service, compose)] : [service]
  const named = reached
    .flatMap((each) => each.dependsOn.filter((one) => textTest(wanted)(one.service)))
    .filter((one) => required === undefined || one.required === required)
  const found = named.filter((one) => starts(one.service, check, placed) === true)
  const fits = ({ condition }: Dependency): boolean =>
    condition !== null && (CONDITIONS[until] as readonly string[]).includes(condition)
  const isWaitedFor = (one: Dependency): boolean | null =>
    required !== undefined || until === 'started' ? true : isNeeded(one, compose)
  const right = found.find((one) => fits(one) && isWaitedFor(one) === true)
  if (right)
    return holds(`${nameOf(placed)} waits for ${right.service}.`, at(placed, right.range, right.service))
  const open =
    found.find((one) => one.condition === null || (fits(one) && isWaitedFor(one) === null)) ??
    named.find((one) => starts(one.service, check, placed) === null)
  if (open)
    return unknown(
      `How long ${service.name} waits for ${open.service} cannot be told from the file.`,
      need,
      at(placed, open.range),
    )
  const [first] = found
  if (!first) return fails(`${nameOf(placed)} does not wait for ${whom}.`, need, at(placed, null, wanted[0]))
  const loose = found.find(fits)
  if (loose)
    return fails(
      loose.required === false
        ? `${nameOf(placed)} starts also when ${loose.service} fails, for required is false.`
        : `${nameOf(placed)} waits for ${loose.service}, which does not start by itself.`,
      loose.required === false ? 'Leave out required.' : 'It needs no profile, and one copy or more.',
      at(placed, loose.range, loose.service),
    )
  const seen =
    first.condition === 'service_started'
      ? 'is started, which says nothing about it being ready'
      : first.condition === 'service_healthy'
        ? 'is healthy'
        : 'has come to its end'
  return fails(
    `${nameOf(placed)} waits until ${first.service} ${seen}.`,
    need,
    at(placed, first.range, first.service),
  )
}

/**
 * With `required: false` the service starts also when the one that it waits for becomes unhealthy or ends with an error, and for
 * one that does not start itself nobody waits. Source: docker/compose, pkg/compose/convergence.go, waitDependencies.
 */
function isNeeded({ required, service: name }: Dependency, { services }: ComposeFile): boolean | null {
  const service = services.find((each) => each.name === name)
  const itself = service === undefined ? true : startsItself(service)
  return required === false || itself === false ? false : required === null || itself === null ? null : true
}

/** Does the one that is waited for start these words? */
function starts(name: string, { command }: AwaitsCheck, placed: PlacedService): boolean | null {
  if (command === undefined) return true
  const service = placed.compose.services.find((each) => each.name === name)
  if (service === undefined) return false
  return startsWords(asList(command), startedBy({ ...placed, service }))
}

/** Services that are done or ready before this one starts, and those before them. */
function awaitedBy(service: Service, compose: ComposeFile): readonly Service[] {
  const seen = new Set<string>([service.name])
  const found: Service[] = []
  for (let open: readonly Service[] = [service]; open.length > 0;) {
    const names = open.flatMap(({ dependsOn }) =>
      dependsOn.flatMap((one) =>
        one.condition === 'service_started' || one.condition === null || isNeeded(one, compose) !== true
          ? []
          : one.service,
      ),
    )
    open = compose.services.filter(({ name }) => names.includes(name) && !seen.has(name))
    for (const each of open) {
      seen.add(each.name)
      found.push(each)
    }
  }
  return found
}
