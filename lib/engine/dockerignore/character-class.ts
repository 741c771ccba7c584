import type { CharacterRange } from './model.ts'

export type CharacterClass = {
  readonly negated: boolean
  readonly ranges: readonly CharacterRange[]
  /** Index behind the closing bracket. */
  readonly end: number
}

/**
 * Reads the class of a pattern whose `[` stands at index `at`; null where Go calls the pattern malformed: a class without
 * a member or an end, a `-` that is no range. Source: go.dev/src/path/filepath/match.go, matchChunk and getEsc.
 */
export function readClass(pattern: readonly string[], at: number): CharacterClass | null {
  const negated = pattern[at + 1] === '^'
  const ranges: CharacterRange[] = []
  let next = at + (negated ? 2 : 1)
  while (pattern[next] !== ']' || ranges.length === 0) {
    const low = readMember(pattern, next)
    if (low === null) return null
    next = low.end
    const high = pattern[next] === '-' ? readMember(pattern, next + 1) : low
    if (high === null) return null
    next = high.end
    ranges.push([low.character, high.character])
  }
  return { negated, ranges, end: next + 1 }
}

/** One character, `\` taken off; a class may not end with it. */
function readMember(pattern: readonly string[], at: number): { character: string; end: number } | null {
  const first = pattern[at]
  if (first === undefined || first === '-' || first === ']') return null
  const index = first === '\\' ? at + 1 : at
  const character = pattern[index]
  return character === undefined || index + 1 >= pattern.length ? null : { character, end: index + 1 }
}

export function isInClass(
  { negated, ranges }: Pick<CharacterClass, 'negated' | 'ranges'>,
  character: string,
): boolean {
  const code = character.codePointAt(0)!
  const listed = ranges.some(([low, high]) => low.codePointAt(0)! <= code && code <= high.codePointAt(0)!)
  return listed !== negated
}
