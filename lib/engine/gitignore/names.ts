import type { CharacterRange } from '../dockerignore/model.ts'
import type { Token } from './model.ts'

/** The pattern for one name of a path; null for one that git can match with nothing. Source: git/git, wildmatch.c. */
export function readName(name: string): Token[] | null {
  const characters = [...name]
  const tokens: Token[] = []
  for (let at = 0; at < characters.length;) {
    const read = readToken(characters, at)
    if (read === null) return null
    tokens.push(read.token)
    at = read.end
  }
  return tokens.length > 0 ? tokens : null
}

type Read = { readonly token: Token; readonly end: number }

function readToken(characters: readonly string[], at: number): Read | null {
  const character = characters[at]!
  const end = at + 1
  if (character === '*') return { token: { kind: 'loop', slash: false }, end }
  if (character === '?') return { token: { kind: 'any' }, end }
  if (character === '[') return readClass(characters, at)
  if (character !== '\\') return { token: { kind: 'character', character }, end }
  const escaped = characters[end]
  return escaped === undefined ? null : { token: { kind: 'character', character: escaped }, end: end + 1 }
}

/** A class begins to end behind its first member, so that `]` may be that; without an end nothing matches. */
function readClass(characters: readonly string[], at: number): Read | null {
  const negated = characters[at + 1] === '!' || characters[at + 1] === '^'
  const first = at + (negated ? 2 : 1)
  const ranges: CharacterRange[] = []
  let next = first
  while (characters[next] !== ']' || next === first) {
    const member = readMember(characters, next)
    if (member === null) return null
    ranges.push(...member.ranges)
    next = member.end
  }
  return { token: { kind: 'class', negated, ranges }, end: next + 1 }
}

type Member = { readonly ranges: readonly CharacterRange[]; readonly end: number }

function readMember(characters: readonly string[], at: number): Member | null {
  const named = readNamed(characters, at)
  if (named !== null) return named
  const low = readCharacter(characters, at)
  if (low === null) return null
  const isRange = characters[low.end] === '-' && characters[low.end + 1] !== ']'
  const high = isRange ? readCharacter(characters, low.end + 1) : low
  return high === null ? null : { ranges: [[low.character, high.character]], end: high.end }
}

function readCharacter(characters: readonly string[], at: number): { character: string; end: number } | null {
  const index = characters[at] === '\\' ? at + 1 : at
  const character = characters[index]
  return character === undefined ? null : { character, end: index + 1 }
}

const NAMED: Readonly<Record<string, readonly CharacterRange[]>> = {
  alnum: [
    ['0', '9'],
    ['A', 'Z'],
    ['a', 'z'],
  ],
  alpha: [
    ['A', 'Z'],
    ['a', 'z'],
  ],
  digit: [['0', '9']],
  lower: [['a', 'z']],
  upper: [['A', 'Z']],
  space: [
    ['\t', '\r'],
    [' ', ' '],
  ],
  xdigit: [
    ['0', '9'],
    ['A', 'F'],
    ['a', 'f'],
  ],
}

/** `[:alpha:]` */
function readNamed(characters: readonly string[], at: number): Member | null {
  if (characters[at] !== '[' || characters[at + 1] !== ':') return null
  const word = characters.slice(at + 2, at + 10).join('')
  const name = Object.keys(NAMED).find((each) => word.startsWith(`${each}:]`))
  return name === undefined ? null : { ranges: NAMED[name]!, end: at + 2 + name.length + 2 }
}
