/** How the text behind a keyword and its flags is read. */
export type Grammar =
  | 'json-or-string'
  | 'json-or-list'
  | 'list'
  | 'string'
  | 'words'
  | 'pairs'
  | 'healthcheck'
  | 'onbuild'

/** Every instruction of a Dockerfile. */
const GRAMMARS: ReadonlyMap<string, Grammar> = new Map<string, Grammar>([
  ['ADD', 'json-or-list'],
  ['ARG', 'words'],
  ['CMD', 'json-or-string'],
  ['COPY', 'json-or-list'],
  ['ENTRYPOINT', 'json-or-string'],
  ['ENV', 'pairs'],
  ['EXPOSE', 'list'],
  ['FROM', 'list'],
  ['HEALTHCHECK', 'healthcheck'],
  ['LABEL', 'pairs'],
  ['MAINTAINER', 'string'],
  ['ONBUILD', 'onbuild'],
  ['RUN', 'json-or-string'],
  ['SHELL', 'json-or-string'],
  ['STOPSIGNAL', 'string'],
  ['USER', 'string'],
  ['VOLUME', 'json-or-list'],
  ['WORKDIR', 'string'],
])

export const KEYWORDS: readonly string[] = [...GRAMMARS.keys()]

/** Null for an unknown keyword; `keyword` in upper case. */
export function grammarOf(keyword: string): Grammar | null {
  return GRAMMARS.get(keyword) ?? null
}

/** The keyword somebody meant by `written`: at most two slips away (one for three letters), null when none is near. */
export function nearestKeyword(written: string): string | null {
  const upper = written.toUpperCase()
  if (upper.length < 3 || upper.length > 16) return null
  let best: string | null = null
  let bestDistance = 3
  for (const keyword of KEYWORDS) {
    if (Math.abs(keyword.length - upper.length) > 2) continue
    const distance = editDistance(upper, keyword)
    if (distance < bestDistance && distance < keyword.length - 1) [best, bestDistance] = [keyword, distance]
  }
  return best
}

/** Optimal string alignment: insert, delete, replace, swap neighbours. Both words are short. */
function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1] ? 0 : 1
      let cost = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + same)
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, beforePrevious[column - 2]! + 1)
      current.push(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.length]!
}
