/** A physical line: text is `start..end`, without its line end; the next line begins at `next`. */
export type Line = { readonly start: number; readonly end: number; readonly next: number }

/** BuildKit's scanner refuses lines above this many bytes of UTF-8, line end not counted. */
export const MAX_LINE_BYTES = 65_535

/** Lines end at `\n` only; all `\r` and `\n` before that end are dropped, a lone `\r` inside is text. */
export function readLine(source: string, start: number): Line {
  const newline = source.indexOf('\n', start)
  const next = newline === -1 ? source.length : newline + 1
  let end = next
  while (end > start && isLineEnd(source.charCodeAt(end - 1))) end -= 1
  return { start, end, next }
}

export function isTooLong(source: string, line: Line): boolean {
  const hasNewline = source.charCodeAt(line.next - 1) === 0x0a
  const limit = hasNewline ? MAX_LINE_BYTES + 1 : MAX_LINE_BYTES
  if ((line.next - line.start) * 3 <= limit) return false
  return utf8Length(source, line.start, line.next) > limit
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d
}

/** A surrogate pair is four bytes, so each half counts two; a lone half would be written as three. */
function utf8Length(text: string, from: number, to: number): number {
  let bytes = 0
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x80) bytes += 1
    else if (code < 0x800 || (code >= 0xd800 && code <= 0xdfff)) bytes += 2
    else bytes += 3
  }
  return bytes
}
