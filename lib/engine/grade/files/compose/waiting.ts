import type { ComposeFile, Service } from '../../../compose/model.ts'
import { asList, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { AwaitsCheck } from '../../schema.ts'
import { at, nameOf, type PlacedService } from './placed.ts'

const CONDITIONS = {
  started: ['service_started', 'service_healthy', 'service_completed_successfully'],
  healthy: ['service_healthy'],
  completed: ['service_completed_successfully'],
} as const

export function matchAwaits(wanted: AwaitsCheck | readonly AwaitsCheck[], placed: PlacedService): Outcome {
  return every(asList(wanted).map((each) => () => awaits(each, placed)))
}

function awaits(
  { service: names, until = 'started', through = false }: AwaitsCheck,
  placed: PlacedService,
): Outcome {
  const { service, compose } = placed
  const wanted = asList(names)
  const need = `It has to wait until ${orList(wanted)} is ${until}.`
  const reached = through ? [service, ...awaitedBy(service, compose)] : [service]
  const found = reached.flatMap((each) => each.dependsOn.filter((one) => wanted.includes(one.service)))
  const right = found.find(
    ({ condition }) => condition !== null && (CONDITIONS[until] as readonly string[]).includes(condition),
  )
  if (right)
    return holds(`${nameOf(placed)} waits for ${right.service}.`, at(placed, right.range, right.service))
  const open = found.find(({ condition }) => condition === null)
  if (open)
    return unknown(
      `How long ${service.name} waits for ${open.service} cannot be told from the file.`,
      need,
      at(placed, open.range),
    )
  const [first] = found
  if (!first)
    return fails(`${nameOf(placed)} does not wait for ${orList(wanted)}.`, need, at(placed, null, wanted[0]))
  const seen =
    first.condition === 'service_started'
      ? 'is started, which says nothing about it being ready'
      : 'has come to its end'
  return fails(
    `${nameOf(placed)} waits until ${first.service} ${seen}.`,
    need,
    at(placed, first.range, first.service),
  )
}

/** Services that are done or ready before this one starts, and those before them. */
function awaitedBy(service: Service, { services }: ComposeFile): readonly Service[] {
  const seen = new Set<string>([service.name])
  const found: Service[] = []
  for (let open: readonly Service[] = [service]; open.length > 0;) {
    const names = open.flatMap(({ dependsOn }) =>
      dependsOn.flatMap(({ service: name, condition }) =>
        condition === 'service_started' || condition === null ? [] : name,
      ),
    )
    open = services.filter(({ name }) => names.includes(name) && !seen.has(name))
    for (const each of open) {
      seen.add(each.name)
      found.push(each)
    }
  }
  return found
}
