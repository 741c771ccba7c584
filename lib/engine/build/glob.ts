import { isInClass, readClass } from '../dockerignore/character-class.ts'
import type { CharacterRange } from '../dockerignore/model.ts'

type Token =
  | { readonly kind: 'any' }
  | { readonly kind: 'one' }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'class'
      readonly negated: boolean
      readonly ranges: readonly CharacterRange[]
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
      const found = readClass(characters, at)
      if (!found) return null
      tokens.push({ kind: 'class', negated: found.negated, ranges: found.ranges })
      at = found.end - 1
    } else if (character !== '\\') tokens.push({ kind: 'text', text: character })
    else if (at + 1 === characters.length) return null
    else tokens.push({ kind: 'text', text: characters[++at]! })
  }
  return tokens
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
  return isInClass(token, character)
}
