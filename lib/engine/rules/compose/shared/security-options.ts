import type { SecurityOption, Service } from '../../../compose/model.ts'
import type { Fix } from '../../rule.ts'
import { removeItem } from './edits.ts'

/**
 * The option of a name that counts: the last one. Source: moby/moby, daemon/daemon_unix.go, parseSecurityOpt.
 * Null when none is written.
 */
export function lastOption({ securityOpt }: Service, name: string): SecurityOption | null {
  return securityOpt.findLast((option) => option.name === name) ?? null
}

/** The fix that leaves one option out. */
export function withoutOption(
  source: string,
  service: Service,
  { range, written }: SecurityOption,
): { fix?: Fix } {
  const removed = removeItem(source, service, 'security_opt', range)
  return removed === null
    ? {}
    : { fix: { title: `Remove ${written.raw}`, safety: 'behaviour', edits: [removed] } }
}

/** A privileged container, or one that may be: it has neither profiles nor limits to speak of. */
export function mayBePrivileged({ privileged }: Service): boolean {
  return privileged !== null && privileged.value !== false
}
