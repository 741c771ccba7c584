/** An address as `hosts` has them: `tcp` is meant where no scheme is written. Source: moby/moby, daemon/pkg/opts, ParseDaemonHost. */
export function splitHost(text: string): { readonly scheme: string; readonly address: string } {
  const trimmed = text.trim()
  const at = trimmed.indexOf('://')
  if (at === -1) return trimmed === '' ? { scheme: 'unix', address: '' } : { scheme: 'tcp', address: trimmed }
  return { scheme: trimmed.slice(0, at), address: trimmed.slice(at + 3) }
}

/** Why dockerd refuses an address, as the rest of a sentence that begins with it; null when it does not. */
export function hostProblem(text: string): string | null {
  const { scheme, address } = splitHost(text)
  if (scheme === 'fd') return null
  if (scheme === 'unix' || scheme === 'npipe') return address.includes('://') ? 'names two protocols' : null
  if (scheme !== 'tcp') return `names a protocol that dockerd does not listen on: there are unix, tcp and fd`
  if (address.includes('/')) return 'may have no path behind the address'
  const port = /:([^:\]]*)$/.exec(address)?.[1]
  if (port === undefined || port === '') return null
  return /^\d+$/.test(port) && Number(port) > 0 && Number(port) <= 65_535 ? null : 'has no port that can be'
}
