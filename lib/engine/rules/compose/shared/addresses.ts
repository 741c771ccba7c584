import type { Port, Service } from '../../../compose/model.ts'

/** Addresses that stand for all that the host has; '' is what a port without one gets. */
const EVERY = new Set(['', '0.0.0.0', '::', '[::]'])

/** Whoever reaches the host reaches a port that is bound there. */
export function isEveryAddress(address: string): boolean {
  return EVERY.has(address)
}

/** Has the service no ports of its own to publish: it uses the host's or another container's network? */
export function sharesNetwork({ networkMode }: Service): boolean {
  return (
    networkMode !== null && (networkMode.value === null || !/^(?:bridge|default)$/.test(networkMode.value))
  )
}

/** Does a port reach beyond the host? False also when that is not known. */
export function isOpen({ hostIp, published }: Port): boolean {
  return hostIp !== null && published !== null && isEveryAddress(hostIp)
}
