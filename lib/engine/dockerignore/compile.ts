import { readClass } from './character-class.ts'
import type { Matcher, State } from './model.ts'

/**
 * Makes the matcher of a cleaned, valid pattern. `*` and `?` stay inside a name, `**` crosses directories.
 * Source: moby/patternmatcher, Pattern.compile: which of its four kinds a pattern is decides what it matches.
 */
export function compile(pattern: string): Matcher {
  const characters = [...pattern]
  const states: State[] = []
  let kind: Matcher['kind'] = 'exact'
  for (let at = 0; at < characters.length;) {
    const character = characters[at]!
    if (character === '*' && characters[at + 1] === '*') {
      const first = at === 0
      at += characters[at + 2] === '/' ? 3 : 2
      const last = at >= characters.length
      states.push(...doubleStar(states.length, last))
      // A `**` at the beginning decides, whatever follows it at once; only a later one of them is searched for.
      if (first) kind = 'suffix'
      else kind = last && kind === 'exact' ? 'prefix' : 'states'
    } else {
      const { state, end } = readState(characters, at)
      if (isSpecial(character)) kind = 'states'
      states.push(state)
      at = end
    }
  }
  return matcherOf(kind, pattern, states)
}

function matcherOf(kind: Matcher['kind'], pattern: string, states: readonly State[]): Matcher {
  if (kind === 'states') return { kind, states }
  if (kind === 'prefix') return { kind, text: pattern.slice(0, -2) }
  return { kind, text: kind === 'suffix' ? pattern.slice(2) : pattern }
}

/** At the end everything, elsewhere any number of directories, none included. */
function doubleStar(index: number, last: boolean): State[] {
  const anything: State = { kind: 'loop', slash: true }
  return last
    ? [anything]
    : [{ kind: 'fork', to: index + 3 }, anything, { kind: 'character', character: '/' }]
}

function readState(characters: readonly string[], at: number): { state: State; end: number } {
  const character = characters[at]!
  const end = at + 1
  if (character === '*') return { state: { kind: 'loop', slash: false }, end }
  if (character === '?') return { state: { kind: 'any' }, end }
  if (character === '\\') return { state: { kind: 'character', character: characters[end]! }, end: end + 1 }
  // It goes into the regular expression as it is.
  if (character === '^') return { state: { kind: 'start' }, end }
  const found = character === '[' ? readClass(characters, at) : null
  if (found === null) return { state: { kind: 'character', character }, end }
  return { state: { kind: 'class', negated: found.negated, ranges: found.ranges }, end: found.end }
}

function isSpecial(character: string): boolean {
  return ['*', '?', '\\', '[', ']'].includes(character)
}
