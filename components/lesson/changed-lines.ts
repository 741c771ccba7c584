export type Change = { readonly removed: ReadonlySet<number>; readonly added: ReadonlySet<number> }

/**
 * Which lines of `before` are gone and which of `after` are new, by index: what a longest common subsequence leaves over.
 * Quadratic in the number of lines, meant for examples of a screen's length.
 */
export function changedLines(before: readonly string[], after: readonly string[]): Change {
  const common = commonLengths(before, after)
  const removed = new Set<number>()
  const added = new Set<number>()
  let [a, b] = [0, 0]
  while (a < before.length || b < after.length) {
    if (a < before.length && before[a] === after[b]) [a, b] = [a + 1, b + 1]
    else if (b === after.length || (a < before.length && at(common, a + 1, b) >= at(common, a, b + 1)))
      removed.add(a++)
    else added.add(b++)
  }
  return { removed, added }
}

/** `lengths[a][b]`: how many lines the rests from `a` and from `b` have in common, in order. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = zeros(before.length + 1).map(() => zeros(after.length + 1))
  for (let a = before.length - 1; a >= 0; a--) {
    for (let b = after.length - 1; b >= 0; b--) {
      const isSame = before[a] === after[b]
      lengths[a]![b] = isSame
        ? at(lengths, a + 1, b + 1) + 1
        : Math.max(at(lengths, a + 1, b), at(lengths, a, b + 1))
    }
  }
  return lengths
}

const zeros = (length: number) => Array.from({ length }, () => 0)
const at = (lengths: readonly (readonly number[])[], a: number, b: number) => lengths[a]?.[b] ?? 0
