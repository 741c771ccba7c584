/** The pattern language of `${name#pattern}`: `*`, `?` and literal characters, no brackets. */
type Token =
  | { readonly kind: 'star' }
  | { readonly kind: 'any' }
  | { readonly kind: 'literal'; readonly character: string }

/** `text` is null when the match would take too long to be worth knowing. */
export type MatchResult = { readonly text: string | null } | { readonly error: string }

/** Character comparisons allowed for one expansion; far above any honest pattern, it bounds hostile ones. */
const MAX_STEPS = 2_000_000

/** `value` without the part at its beginning (`#`) or end (`%`) that matches `pattern`. */
export function trimPattern(value: string, pattern: string, side: '#' | '%', greedy: boolean): MatchResult {
  const tokens = parsePattern(pattern)
  if ('error' in tokens) return tokens
  const characters = Array.from(value)
  const steps = { left: MAX_STEPS }
  const ordered = side === '#' ? tokens.tokens : tokens.tokens.toReversed()
  const parts = splitAtStars(ordered)
  if (side === '%') characters.reverse()
  const end = matchAt(characters, 0, parts, greedy, steps)
  if (steps.left <= 0) return { text: null }
  const rest = end === null ? characters : characters.slice(end)
  return { text: (side === '#' ? rest : rest.reverse()).join('') }
}

/** `value` with the first match, or all of them, replaced; leftmost first, each as long as possible. */
export function matchReplace(value: string, pattern: string, replacement: string, all: boolean): MatchResult {
  const tokens = parsePattern(pattern)
  if ('error' in tokens) return tokens
  const characters = Array.from(value)
  const steps = { left: MAX_STEPS }
  const parts = splitAtStars(tokens.tokens)
  const result: string[] = []
  let at = 0
  let done = false
  let lastEnd = -1
  while (at <= characters.length && steps.left > 0) {
    const end = done ? null : matchAt(characters, at, parts, true, steps)
    const usable = end !== null && !(end === at && at === lastEnd)
    if (usable) {
      result.push(replacement)
      lastEnd = end
      done = !all
    }
    if (usable && end > at) at = end
    else if (at < characters.length) result.push(characters[at++]!)
    else break
  }
  return { text: steps.left <= 0 ? null : result.join('') }
}

function parsePattern(pattern: string): { tokens: readonly Token[] } | { error: string } {
  const tokens: Token[] = []
  const characters = Array.from(pattern)
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at]!
    if (character === '*') tokens.push({ kind: 'star' })
    else if (character === '?') tokens.push({ kind: 'any' })
    else if (character !== '\\') tokens.push({ kind: 'literal', character })
    else {
      const next = characters[at + 1] ?? ''
      // Inside `${…}` a `}` or `/` has to be escaped; that escape is no part of the pattern.
      if (next === '}' || next === '/') continue
      if (next !== '*' && next !== '?' && next !== '\\') {
        return { error: `invalid pattern (${pattern}) in substitution: invalid escape '\\${next}'` }
      }
      tokens.push({ kind: 'literal', character: next })
      at += 1
    }
  }
  return { tokens }
}

/**
 * End of the shortest or longest match of `parts`, which stars part, that begins at `start`, null without one.
 * Between two stars the earliest place is always good enough; only the part behind the last star decides the length.
 */
function matchAt(
  characters: readonly string[],
  start: number,
  parts: readonly (readonly Token[])[],
  greedy: boolean,
  steps: { left: number },
): number | null {
  let at = start
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1
    const found =
      index === 0
        ? matchesHere(characters, at, part, steps)
          ? at
          : null
        : isLast && greedy
          ? findLast(characters, at, part, steps)
          : findFirst(characters, at, part, steps)
    if (found === null) return null
    at = found + part.length
  }
  return at
}

function splitAtStars(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === 'star') parts.push([])
    else parts.at(-1)!.push(token)
  }
  return parts
}

function findFirst(
  characters: readonly string[],
  from: number,
  part: readonly Token[],
  steps: { left: number },
) {
  for (let at = from; at + part.length <= characters.length && steps.left > 0; at += 1) {
    if (matchesHere(characters, at, part, steps)) return at
  }
  return null
}

function findLast(
  characters: readonly string[],
  from: number,
  part: readonly Token[],
  steps: { left: number },
) {
  for (let at = characters.length - part.length; at >= from && steps.left > 0; at -= 1) {
    if (matchesHere(characters, at, part, steps)) return at
  }
  return null
}

function matchesHere(
  characters: readonly string[],
  at: number,
  part: readonly Token[],
  steps: { left: number },
): boolean {
  steps.left -= 1
  if (at + part.length > characters.length) return false
  for (const [index, token] of part.entries()) {
    steps.left -= 1
    if (token.kind === 'literal' && token.character !== characters[at + index]) return false
  }
  return true
}
