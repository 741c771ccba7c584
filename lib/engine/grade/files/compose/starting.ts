import type { Service } from '../../../compose/model.ts'

/**
 * Does `docker compose up` start it: without a profile, and in one copy or more? Null where a variable decides.
 * Source: compose-go, types/services.go, GetScale.
 */
export function startsItself(service: Service): boolean | null {
  const copies = copiesOf(service)
  if (service.profiles.length > 0) return false
  return copies === null ? null : copies > 0
}

/** How many copies of it start; null where a variable decides. */
export function copiesOf({ scale, deploy }: Service): number | null {
  const written = scale ?? deploy?.replicas ?? null
  return written === null ? 1 : written.value
}
