import type { Port, Service } from '../../../compose/model.ts'

/** Addresses that stand for all that the host has; '' is what a port without one gets. */
const EVERY = new Set(['', '0.0.0.0', '::', '[::]'])

/** Whoever reaches the host reaches a port that is bound there. */
export function isEveryAddress(address: string): boolean {
  return EVERY.has(address)
}

/**
 * Has the service no ports of its own to publish: it uses the network of the host or of another container, or none? Any
 * other word is the name of a network. True when it is not known. Source: compose-spec, 05-services.md, network_mode.
 */
export function sharesNetwork({ networkMode }: Service): boolean {
  const mode = networkMode?.value
  return mode === null || (mode !== undefined && /^(?:host|none)$|^(?:service|container):/.test(mode))
}

/** Does a port reach beyond the host? False also when that is not known. */
export function isOpen({ hostIp, published }: Port): boolean {
  return hostIp !== null && published !== null && isEveryAddress(hostIp)
}
