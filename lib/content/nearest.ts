/** How many letters may be wrong. */
function limitOf(word: string): number {
  return word.length <= 3 ? 1 : Math.max(2, Math.floor(word.length / 3))
}

/** What puts the only candidate that is close in the word's place; null when there is none, or a choice. */
export function respelt(
  word: string,
  candidates: Iterable<string>,
): { readonly from: string; readonly to: string } | null {
  const near = [...new Set(candidates)].filter(
    (each) => editDistance(word.toLowerCase(), each.toLowerCase()) <= limitOf(word),
  )
  return near.length === 1 ? { from: word, to: near[0]! } : null
}

/** The candidate a misspelt word was probably meant to be; null when none is close. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const limit = limitOf(word)
  let best: string | null = null
  let bestDistance = limit + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance]
  }
  return best
}

/** Letters to insert, delete, replace or swap with their neighbour: "iamge" is one step from "image". */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      const plain = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(swapped ? Math.min(plain, beforeLast[j - 2]! + 1) : plain)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}
