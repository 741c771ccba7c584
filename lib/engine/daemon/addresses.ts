const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/

/** An IPv4 or IPv6 address; of the latter only its letters are looked at. */
export function isAddress(text: string): boolean {
  return isIpv4(text) || isIpv6(text)
}

/** An address with the length of a prefix: 172.30.0.0/16. */
export function isSubnet(text: string): boolean {
  const [address = '', prefix = '', ...more] = text.split('/')
  if (more.length > 0 || !/^\d{1,3}$/.test(prefix)) return false
  return isIpv4(address) ? Number(prefix) <= 32 : isIpv6(address) && Number(prefix) <= 128
}

/** Only the machine itself reaches it. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)
}

function isIpv4(text: string): boolean {
  const parts = IPV4.exec(text)?.slice(1) ?? []
  return (
    parts.length === 4 &&
    parts.every((part) => Number(part) <= 255 && (part === '0' || !part.startsWith('0')))
  )
}

function isIpv6(text: string): boolean {
  return /^[\da-f:.]{2,45}(?:%[\w.-]+)?$/i.test(text) && text.split(':').length > 2
}
