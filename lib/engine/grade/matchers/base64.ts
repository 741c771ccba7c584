const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Shorter values are left out: a few letters of Base64 occur by chance. */
const SHORTEST = 6

/**
 * How a text looks inside of something in Base64: once for each place in a group of three bytes, without the letters that
 * depend on what stands around it. Only texts of ASCII. Source: RFC 4648, section 4.
 */
export function inBase64(text: string): readonly string[] {
  // oxlint-disable-next-line no-control-regex -- ASCII is what is asked for
  if (text.length < SHORTEST || /[^\x20-\x7e]/.test(text)) return []
  return [0, 1, 2].map((before) => {
    const bytes = [...'\0'.repeat(before), ...text].map((letter) => letter.charCodeAt(0))
    const letters = bytes.length * 8
    const groups = Array.from({ length: Math.floor(letters / 6) }, (_, at) => SIGNS[sixBits(bytes, at * 6)])
    return groups.slice(Math.ceil((before * 8) / 6)).join('')
  })
}

function sixBits(bytes: readonly number[], from: number): number {
  const at = Math.floor(from / 8)
  const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
  return (pair >> (10 - (from % 8))) & 63
}
