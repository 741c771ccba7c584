/** Lines around a change, as `diff -u` shows them. */
const AROUND = 3
/** Texts that differ in more lines than this are shown as one whole change: the search would take too long. */
const MOST_CHANGES = 1000

type Edit = { readonly kind: ' ' | '-' | '+'; readonly line: string }

/** A unified diff that `patch -p1` and `git apply` read; empty when both texts are the same. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const name = path.replace(/^(?:\.?\/)+/, '')
  const hunks = hunksOf(editsBetween(linesOf(before), linesOf(after)))
  return `--- a/${name}\n+++ b/${name}\n${hunks.join('')}`
}

/** Each line with its end, so that a last line without one differs from the same line with one. */
function linesOf(text: string): string[] {
  return text === '' ? [] : (text.match(/[^\n]*\n|[^\n]+$/g) ?? [])
}

function editsBetween(before: readonly string[], after: readonly string[]): Edit[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let tail = 0
  while (
    tail < before.length - start &&
    tail < after.length - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1
  const same = (line: string): Edit => ({ kind: ' ', line })
  return [
    ...before.slice(0, start).map(same),
    ...shortest(before.slice(start, before.length - tail), after.slice(start, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ]
}

/** Myers' greedy search for the fewest edits ("An O(ND) Difference Algorithm", 1986). */
function shortest(before: readonly string[], after: readonly string[]): Edit[] {
  const most = Math.min(before.length + after.length, MOST_CHANGES)
  const reached = new Map<number, number>([[1, 0]])
  const trail: Map<number, number>[] = []
  for (let changes = 0; changes <= most; changes++) {
    trail.push(new Map(reached))
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      const down = isDown(reached, diagonal, changes)
      let x = down ? (reached.get(diagonal + 1) ?? 0) : (reached.get(diagonal - 1) ?? 0) + 1
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1
      reached.set(diagonal, x)
      if (x >= before.length && x - diagonal >= after.length) return walkBack(trail, before, after)
    }
  }
  return [
    ...before.map((line): Edit => ({ kind: '-', line })),
    ...after.map((line): Edit => ({ kind: '+', line })),
  ]
}

function isDown(reached: ReadonlyMap<number, number>, diagonal: number, changes: number): boolean {
  if (diagonal === -changes) return true
  return diagonal !== changes && (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1)
}

function walkBack(
  trail: readonly Map<number, number>[],
  before: readonly string[],
  after: readonly string[],
): Edit[] {
  const edits: Edit[] = []
  let [x, y] = [before.length, after.length]
  for (let changes = trail.length - 1; changes >= 0; changes--) {
    const reached = trail[changes]!
    const diagonal = x - y
    const down = isDown(reached, diagonal, changes)
    const from = down ? diagonal + 1 : diagonal - 1
    const startX = changes === 0 ? 0 : (reached.get(from) ?? 0)
    const startY = changes === 0 ? 0 : startX - from
    while (
      x > startX &&
      y > startY &&
      (changes === 0 || x - y === diagonal) &&
      before[x - 1] === after[y - 1]
    ) {
      edits.push({ kind: ' ', line: before[x - 1]! })
      x -= 1
      y -= 1
    }
    if (changes === 0) break
    edits.push(down ? { kind: '+', line: after[y - 1]! } : { kind: '-', line: before[x - 1]! })
    ;[x, y] = [startX, startY]
  }
  return edits.toReversed()
}

function hunksOf(edits: readonly Edit[]): string[] {
  const changed = edits.flatMap(({ kind }, at) => (kind === ' ' ? [] : [at]))
  const groups: [number, number][] = []
  for (const at of changed) {
    const last = groups.at(-1)
    if (last && at - last[1] <= 2 * AROUND) last[1] = at
    else groups.push([at, at])
  }
  return groups.map(([first, last]) => hunk(edits, Math.max(0, first - AROUND), last + AROUND + 1))
}

function hunk(edits: readonly Edit[], from: number, to: number): string {
  const shown = edits.slice(from, to)
  const above = edits.slice(0, from)
  const head = (kind: '-' | '+') => {
    const other = kind === '-' ? '+' : '-'
    const length = shown.filter((edit) => edit.kind !== other).length
    const start = above.filter((edit) => edit.kind !== other).length + (length === 0 ? 0 : 1)
    return `${kind}${start}${length === 1 ? '' : `,${length}`}`
  }
  return `@@ ${head('-')} ${head('+')} @@\n${shown.map(rowOf).join('')}`
}

function rowOf({ kind, line }: Edit): string {
  return line.endsWith('\n') ? kind + line : `${kind}${line}\n\\ No newline at end of file\n`
}
