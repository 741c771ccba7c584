/** The candidate a word was probably meant to be: at most two typing errors away (one in short words); null when none is. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null
  let least = word.length < 5 ? 1.5 : 2.5
  const small = word.toLowerCase()
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const away = distance(small, candidate.toLowerCase())
    if (away < least) [best, least] = [candidate, away]
  }
  return best
}

const LONGEST = 40

/** Typing errors between two words: a letter missing, added, changed, or two swapped. Words of more than 40 letters are never near. */
export function distance(a: string, b: string): number {
  if (a.length > LONGEST || b.length > LONGEST) return Infinity
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const changed = (last[column - 1] ?? 0) + Number(a[row - 1] !== b[column - 1])
      const swapped =
        a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
          ? (before[column - 2] ?? Infinity) + 1
          : Infinity
      current.push(Math.min(changed, swapped, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    before = last
    last = current
  }
  return last[b.length] ?? 0
}
