type Token =
  | { readonly kind: 'any' }
  | { readonly kind: 'one' }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'class'
      readonly negated: boolean
      readonly ranges: readonly (readonly [string, string])[]
    }

/**
 * Go's filepath.Match for one path segment: `*`, `?`, `[a-z]`, `[^a]`, `\\` takes the next character as it is.
 * A malformed pattern matches nothing. At most pattern × name steps. Source: pkg.go.dev/path/filepath#Match.
 */
export function globTest(pattern: string): (name: string) => boolean {
  const tokens = readPattern([...pattern])
  return tokens ? (name) => matches(tokens, [...name]) : () => false
}

function readPattern(characters: readonly string[]): readonly Token[] | null {
  const tokens: Token[] = []
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!
    if (character === '*') {
      // Runs of stars are one star.
      if (tokens.at(-1)?.kind !== 'any') tokens.push({ kind: 'any' })
    } else if (character === '?') tokens.push({ kind: 'one' })
    else if (character === '[') {
      const end = characters.indexOf(']', at + 2)
      const read = end === -1 ? null : readClass(characters.slice(at + 1, end))
      if (!read) return null
      tokens.push(read)
      at = end
    } else tokens.push({ kind: 'text', text: character === '\\' ? (characters[++at] ?? '\\') : character })
  }
  return tokens
}

function readClass(inside: readonly string[]): Token | null {
  const negated = inside[0] === '^'
  const ranges: [string, string][] = []
  for (let at = negated ? 1 : 0; at < inside.length; at++) {
    const low = inside[at] === '\\' ? inside[++at] : inside[at]
    if (low === undefined) return null
    const high = inside[at + 1] === '-' && at + 2 < inside.length ? inside[(at += 2)]! : low
    if (high < low) return null
    ranges.push([low, high])
  }
  return ranges.length > 0 ? { kind: 'class', negated, ranges } : null
}

/** Greedy with one place to come back to: the last star. */
function matches(tokens: readonly Token[], name: readonly string[]): boolean {
  let token = 0
  let at = 0
  let star = -1
  let resume = 0
  while (at < name.length) {
    const current = tokens[token]
    if (current?.kind === 'any') {
      star = token++
      resume = at
    } else if (current && fits(current, name[at]!)) {
      token++
      at++
    } else if (star !== -1 && name[resume] !== '/') {
      token = star + 1
      at = ++resume
    } else return false
  }
  while (tokens[token]?.kind === 'any') token++
  return token === tokens.length
}

function fits(token: Token, character: string): boolean {
  if (character === '/') return token.kind === 'text' && token.text === '/'
  if (token.kind === 'text') return token.text === character
  if (token.kind !== 'class') return token.kind === 'one'
  return token.ranges.some(([low, high]) => low <= character && character <= high) !== token.negated
}
