import type { Limit } from '../../../compose/model.ts'
import { fails, holds, unknown, type Outcome } from '../../outcome.ts'
import type { AmountCheck, BytesCheck } from '../../schema.ts'
import { outOfBounds } from '../bytes.ts'
import { at, nameOf, type PlacedService } from './placed.ts'

/** Below this Docker refuses a limit of memory. Source: moby/moby, daemon/daemon_unix.go, linuxMinMemory (6 MB). */
const LEAST_MEMORY = 6 * 2 ** 20

export function matchMemory(check: BytesCheck, placed: PlacedService): Outcome {
  const { memory } = placed.service.limits
  if (memory === null && reservesMemory(placed))
    return fails(
      `${nameOf(placed)} reserves memory and has no limit of it: a reservation keeps nothing from growing.`,
      'Write mem_limit or deploy.resources.limits.memory.',
      at(placed),
    )
  return limited(memory, 'memory', 'Write mem_limit or deploy.resources.limits.memory.', placed, (bytes) =>
    bytes < LEAST_MEMORY ? 'Docker takes no less than 6 MB.' : outOfBounds(bytes, check),
  )
}

/** What is set aside for it, which it may exceed. Source: docs.docker.com/reference/compose-file/deploy/#resources. */
function reservesMemory({ service: { entries, deploy } }: PlacedService): boolean {
  return entries.has('mem_reservation') || Boolean(deploy?.reservations?.memory)
}

export function matchCpus(
  { atMost = Infinity }: { atMost?: number | undefined },
  placed: PlacedService,
): Outcome {
  const { cpus } = placed.service.limits
  return limited(cpus, 'processors', 'Write cpus or deploy.resources.limits.cpus.', placed, (count) =>
    count > atMost ? `At most ${atMost} are allowed.` : null,
  )
}

export function matchPids({ atLeast = 1, atMost = Infinity }: AmountCheck, placed: PlacedService): Outcome {
  const { pids } = placed.service.limits
  return limited(pids, 'processes', 'Write pids_limit or deploy.resources.limits.pids.', placed, (count) =>
    count > atMost
      ? `At most ${atMost} are allowed.`
      : count < atLeast
        ? `At least ${atLeast} have to be allowed.`
        : null,
  )
}

/** Zero and less are no limit. */
function limited(
  limit: Limit | null,
  what: string,
  need: string,
  placed: PlacedService,
  wrong: (value: number) => string | null,
): Outcome {
  const name = nameOf(placed)
  if (limit === null) return fails(`${name} has no limit of ${what}.`, need, at(placed))
  const place = at(placed, limit.entry, limit.written.raw)
  if (limit.value === null)
    return unknown(
      `Which limit of ${what} ${name.toLowerCase()} has cannot be told from the file.`,
      '',
      place,
    )
  if (limit.value <= 0) return fails(`${limit.written.raw} is no limit of ${what}.`, need, place)
  const over = wrong(limit.value)
  return over === null
    ? holds(`${name} has a limit of ${what}.`, place)
    : fails(`${name} has the limit ${limit.written.raw} of ${what}.`, over, place)
}
