import type { ContentFix } from './types.ts'

/** One file with all of its fixes that still fit, and those. A word that is not where it was said to be stays. */
export function applyFixes(
  text: string,
  fixes: readonly ContentFix[],
): { readonly text: string; readonly applied: readonly ContentFix[] } {
  const placed = fixes
    .flatMap((fix) => {
      const at = placeOf(text, fix)
      return at === null ? [] : [{ fix, at }]
    })
    .toSorted((a, b) => a.at - b.at)
  const applied: ContentFix[] = []
  let result = ''
  let end = 0
  for (const { fix, at } of placed) {
    if (at < end) continue
    result += text.slice(end, at) + fix.to
    end = at + fix.from.length
    applied.push(fix)
  }
  return { text: result + text.slice(end), applied }
}

/** In the line from the column on; without a line, where the file holds it once. Nothing is found anywhere: its place is exact. */
function placeOf(text: string, { line, column, from }: ContentFix): number | null {
  if (line === null) {
    const at = text.indexOf(from)
    return at !== -1 && text.indexOf(from, at + 1) === -1 ? at : null
  }
  const lines = text.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
  if (from === '') return line <= lines.length ? start + column - 1 : null
  const rest = (lines[line - 1] ?? '').slice(column - 1)
  const at = wordAt(rest, from)
  return at === null ? null : start + column - 1 + at
}

/** A whole word: `user` is not found in `users`. */
function wordAt(text: string, word: string): number | null {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const [before = '', after = ''] = [text[at - 1], text[at + word.length]]
    const isPart = (one: string, other: string) => /[\w-]/.test(one) && /[\w-]/.test(other)
    if (!isPart(before, word[0]!) && !isPart(after, word.at(-1)!)) return at
  }
  return null
}
