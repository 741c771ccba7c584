/**
 * Unicode White_Space, as Go's `unicode.IsSpace`: what BuildKit trims and what parts words.
 * A byte order mark is not among them. False for NaN, which `charCodeAt` gives behind the end.
 */
export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  )
}

/** The narrower class that separates a keyword from its arguments and the items of a list; a no-break space does not. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || (code >= 0x0b && code <= 0x0d)
}

/** First offset in `from..to` that is no space, else `to`. */
export function skipSpaces(text: string, from: number, to: number): number {
  let at = from
  while (at < to && isSpace(text.charCodeAt(at))) at += 1
  return at
}

/** End of `from..to` without the spaces before it. */
export function trimSpaces(text: string, from: number, to: number): number {
  let at = to
  while (at > from && isSpace(text.charCodeAt(at - 1))) at -= 1
  return at
}

export function skipBlanks(text: string, from: number, to: number): number {
  let at = from
  while (at < to && isBlank(text.charCodeAt(at))) at += 1
  return at
}

/** First blank in `from..to`, else `to`. */
export function findBlank(text: string, from: number, to: number): number {
  let at = from
  while (at < to && !isBlank(text.charCodeAt(at))) at += 1
  return at
}

/** First space in `from..to`, else `to`. */
export function findSpace(text: string, from: number, to: number): number {
  let at = from
  while (at < to && !isSpace(text.charCodeAt(at))) at += 1
  return at
}

/** Upper case of ASCII letters only: `toUpperCase` would turn the long s of `uſer` into a known keyword. */
export function upperAscii(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
}
