/** One character of a pattern, or a wildcard: `*` any text, `?` one character. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'one' }

/** Value length times pattern length up to which matching is worth its time. */
const LIMIT = 1_000_000

/**
 * Lengths of the beginnings of `value` that `pattern` matches, ascending; null above the limit.
 * Walks the value once with the set of reachable places in the pattern, so no pattern can make it slow.
 */
function matchingPrefixes(value: string, pattern: readonly Token[]): readonly number[] | null {
  if (value.length * pattern.length > LIMIT) return null
  const lengths: number[] = []
  let places = skipStars([true], pattern)
  for (let at = 0; at <= value.length; at += 1) {
    if (places[pattern.length] === true) lengths.push(at)
    places = skipStars(step(places, pattern, value[at]), pattern)
  }
  return lengths
}

function step(
  places: readonly boolean[],
  pattern: readonly Token[],
  character: string | undefined,
): boolean[] {
  const next: boolean[] = []
  for (const [index, token] of pattern.entries()) {
    if (places[index] !== true) continue
    if (token.kind === 'any') next[index] = true
    else if (token.kind === 'one' || (token.kind === 'text' && token.text === character))
      next[index + 1] = true
  }
  return next
}

function skipStars(places: boolean[], pattern: readonly Token[]): boolean[] {
  for (const [index, token] of pattern.entries()) {
    if (places[index] === true && token.kind === 'any') places[index + 1] = true
  }
  return places
}

/**
 * `${x#p}`, `${x##p}`, `${x%p}`, `${x%%p}`: the value without what matches at that end; null when it costs
 * too much.
 */
export function removeMatch(value: string, pattern: readonly Token[], operator: string): string | null {
  const longest = operator.length === 2
  if (operator.startsWith('#')) {
    const lengths = matchingPrefixes(value, pattern)
    return lengths === null ? null : value.slice((longest ? lengths.at(-1) : lengths[0]) ?? 0)
  }
  const lengths = matchingPrefixes(reversed(value), pattern.toReversed())
  return lengths === null
    ? null
    : value.slice(0, value.length - ((longest ? lengths.at(-1) : lengths[0]) ?? 0))
}

/** By UTF-16 code unit: lengths found in it are lengths in the value. */
function reversed(value: string): string {
  return value.split('').reverse().join('')
}
