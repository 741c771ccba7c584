export type Protocol = 'tcp' | 'udp' | 'sctp'

export type ExposedPorts = {
  readonly first: number
  /** Equal to `first` for one port. */
  readonly last: number
  readonly protocol: Protocol
}

export type PortError = { readonly error: string }

/**
 * One argument of EXPOSE after expansion: `8080`, `53/udp`, `7000-7010`, also with an address and a host port before it,
 * which EXPOSE reads and ignores. The error is Docker's wording.
 */
export function parseExposedPort(text: string): ExposedPorts | PortError {
  const slash = text.indexOf('/')
  const written = slash === -1 ? 'tcp' : text.slice(slash + 1).toLowerCase() || 'tcp'
  const address = slash === -1 ? text : text.slice(0, slash)
  const container = address.slice(address.lastIndexOf(':') + 1)
  const invalid = (reason: string) => ({ error: `invalid port: ${JSON.stringify(text)}: ${reason}` })
  if (container === '') return invalid('no port specified')
  if (written !== 'tcp' && written !== 'udp' && written !== 'sctp')
    return invalid(`invalid proto: ${written}`)
  const ports = parseRange(container)
  return ports === null ? invalid(`invalid containerPort: ${container}`) : { ...ports, protocol: written }
}

function parseRange(text: string): { first: number; last: number } | null {
  const parts = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text)
  if (parts === null) return null
  const first = Number(parts[1])
  const last = Number(parts[2] ?? parts[1])
  return first <= last && last <= 65_535 ? { first, last } : null
}
