const LIMIT = 64
const SEQUENCE = /^(-?\d{1,4})\.\.(-?\d{1,4})$/

/**
 * What `{a,b}` or `{1..3}` becomes in bash, in order; null for nested braces, quotes, variables and long
 * lists. `text` is the brace expansion as written.
 */
export function expandBraces(text: string): readonly string[] | null {
  const inner = text.slice(1, -1)
  if (/[{}$`'"\\]/.test(inner)) return null
  const sequence = SEQUENCE.exec(inner)
  const list = sequence === null ? inner.split(',') : count(sequence[1] ?? '', sequence[2] ?? '')
  return list !== null && list.length > 1 && list.length <= LIMIT ? list : null
}

/** A leading zero asks for a fixed width, which nobody needs here. */
function count(first: string, last: string): readonly string[] | null {
  if (/^-?0\d/.test(first) || /^-?0\d/.test(last)) return null
  const from = Number(first)
  const to = Number(last)
  const length = Math.abs(to - from) + 1
  if (length > LIMIT) return null
  return Array.from({ length }, (_, index) => String(to < from ? from - index : from + index))
}
