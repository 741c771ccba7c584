import type { Service } from '../../../compose/model.ts'

/**
 * Does `docker compose up` start it: without a profile, and in one copy or more? Null where a variable decides.
 * Source: compose-go, types/services.go, GetScale.
 */
export function startsItself({ profiles, scale, deploy }: Service): boolean | null {
  const copies = scale ?? deploy?.replicas ?? null
  if (profiles.length > 0) return false
  return copies === null ? true : copies.value === null ? null : copies.value > 0
}
