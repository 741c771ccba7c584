import type { Limits, Section, Service } from '../../../compose/model.ts'
import type { Range } from '../../../source/position.ts'
import type { Confidence } from '../../rule.ts'
import { isComplete } from './service-image.ts'

export type LimitGap = {
  /** `reserved`: only a reservation is written, which is a least, not a most. `unlimited`: the value stands for no limit. */
  readonly messageId: 'missing' | 'reserved' | 'unlimited'
  /** The value that is no limit, the reservation, or the service's name. */
  readonly range: Range
  /** A variable may bring another value. */
  readonly confidence: Confidence
}

/**
 * How a service comes to have no limit; null when it has one, or when that is not known. `others` are keys of the service
 * that limit the same in another way.
 */
export function limitGap(
  service: Service,
  kind: keyof Limits,
  others: readonly string[] = [],
): LimitGap | null {
  const limit = service.limits[kind]
  if (limit !== null) {
    const none = limit.value !== null && (limit.value === 0 || (kind === 'pids' && limit.value < 0))
    const confidence = limit.written.literal ? 'certain' : 'likely'
    return none ? { messageId: 'unlimited', range: limit.range, confidence } : null
  }
  if (!isComplete(service) || others.some((key) => service.entries.has(key)) || isWritten(service, kind))
    return null
  const reservation = service.deploy?.reservations?.[kind]
  return reservation
    ? { messageId: 'reserved', range: reservation.keyRange, confidence: 'certain' }
    : { messageId: 'missing', range: service.keyRange, confidence: 'certain' }
}

/** Keys of the service that set a limit by themselves. Source: compose-spec, 05-services.md. */
const KEYS = { memory: 'mem_limit', cpus: 'cpus', pids: 'pids_limit' } as const satisfies Record<
  keyof Limits,
  string
>

/** Something stands there, though what it means is not known. */
function isWritten(service: Service, kind: keyof Limits): boolean {
  const limits: Section | null = service.deploy?.limits ?? null
  return service.entries.has(KEYS[kind]) || limits?.entries.has(kind) === true
}
