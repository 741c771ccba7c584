/** The lines of a text without their ends. A newline at the very end begins no further line; an empty text has none. */
export function linesOf(text: string): string[] {
  if (text === '') return []
  const lines = text.split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** How the lines of a text end: as its first one does. */
export function lineEnd(text: string): '\n' | '\r\n' {
  return text[text.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n'
}

/** Where each line begins, and as the last number where the text ends. In UTF-16 units. */
export function lineStarts(text: string): number[] {
  if (text === '') return [0]
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1 && at + 1 < text.length; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1)
  }
  return [...starts, text.length]
}
