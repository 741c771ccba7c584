/** Part of a line, in UTF-16 units. */
export type Mark = { readonly start: number; readonly end: number }
export type Marks = { readonly before: readonly (Mark | null)[]; readonly after: readonly (Mark | null)[] }

/** Two lines with less in common are another line, not the same one changed. */
const ALIKE = 0.5

/** Where lines that stand for each other differ, in whole words. Only where it is clear which line became which. */
export function marksOf(before: readonly string[], after: readonly string[]): Marks {
  const pairs =
    before.length === after.length ? before.map((line, index) => between(line, after[index]!)) : []
  return {
    before: pairs.map((pair) => pair?.first ?? null),
    after: pairs.map((pair) => pair?.second ?? null),
  }
}

function between(first: string, second: string): { first: Mark | null; second: Mark | null } | null {
  const shorter = Math.min(first.length, second.length)
  let start = 0
  while (start < shorter && first[start] === second[start]) start += 1
  let tail = 0
  while (tail < shorter - start && first.at(-1 - tail) === second.at(-1 - tail)) tail += 1
  // Indentation is no sign of kinship.
  const indent = /^\s*/.exec(first)![0].length
  const alike = Math.max(0, start - indent) + tail
  if (alike < ALIKE * (Math.max(first.length, second.length) - indent)) return null
  const lines = [first, second]
  while (start > 0 && isWord(first[start - 1]) && lines.some((line) => isWord(line[start]))) start -= 1
  while (tail > 0 && isWord(first.at(-tail)) && lines.some((line) => isWord(line.at(-tail - 1)))) tail -= 1
  const mark = (line: string) => (line.length - tail > start ? { start, end: line.length - tail } : null)
  return { first: mark(first), second: mark(second) }
}

const isWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}_]/u.test(char)
