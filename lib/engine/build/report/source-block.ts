import type { Range } from '../../source/position.ts'

const RULE = '-'.repeat(20)

/**
 * The lines around a mistake as BuildKit prints them, those of the mistake marked by `>>>`: two lines around a passage, four
 * around a single line. Source: moby/buildkit solver/errdefs/source.go, Print.
 */
export function sourceBlock(name: string, source: string, range: Range): readonly string[] {
  const lines = source.split('\n')
  const from = Math.min(range.start.line, lines.length)
  const to = Math.min(Math.max(range.end.line, from), lines.length)
  const [first, last] = widen(from, to, lines.length)
  const rows = lines.slice(first - 1, last).map((line, index) => {
    const number = first + index
    const marked = number >= from && number <= to
    return ` ${String(number).padStart(3)} | ${marked ? '>>>' : '   '} ${line.replace(/\r$/, '')}`.trimEnd()
  })
  return [`${name}:${from}`, RULE, ...rows, RULE]
}

/** Alternately one line above and one below until there are enough; at an end of the file fewer. */
function widen(from: number, to: number, count: number): [first: number, last: number] {
  const wanted = from === to ? 4 : 2
  let first = from
  let last = to
  for (let padded = 0; padded < wanted; padded++) {
    if (first > 1) {
      first -= 1
      padded += 1
    }
    if (last < count) {
      last += 1
      padded += 1
    }
  }
  return [first, last]
}
