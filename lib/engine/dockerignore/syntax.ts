import { readClass } from './character-class.ts'

/**
 * Why Go's filepath.Match refuses a pattern, null when it does not. Docker asks it about every pattern before it uses one.
 * Source: moby/patternmatcher, New.
 */
export function patternError(pattern: string): string | null {
  const characters = [...pattern]
  for (let at = 0; at < characters.length;) {
    if (characters[at] === '\\') {
      if (at + 1 === characters.length) return 'A `\\` at the end has no character to escape.'
      at += 2
    } else if (characters[at] === '[') {
      const found = readClass(characters, at)
      if (found === null)
        return 'A class in brackets needs a member, a `]`, and a `\\` before a `-` that is no range.'
      // The regular expression that Docker makes of the pattern refuses these.
      if (found.ranges.some(([low, high]) => low.codePointAt(0)! > high.codePointAt(0)!))
        return 'A range in brackets runs from the lower character to the higher one.'
      at = found.end
    } else at++
  }
  return null
}
