/** Only the host itself is reached there. Source: RFC 1122 and RFC 4291. */
export function isLoopbackAddress(address: string): boolean {
  return /^127\.\d+\.\d+\.\d+$/.test(address) || /^\[?(?:0*:)+0*1\]?$/.test(address)
}
