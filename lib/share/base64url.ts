/** The alphabet of RFC 4648 §5: nothing in it has to be escaped in a link. Without padding. */
export function toBase64url(bytes: Uint8Array): string {
  // In parts: a function takes only so many arguments.
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += PART) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + PART)))
  }
  return btoa(parts.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const PART = 8192

/** Null for anything that is not of that alphabet. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
}
