import type { SecretReport } from '@/lib/engine/build/report/types.ts'

/** The line in the gutter from the layer that holds a secret (dot) to the one that deletes it (ring). */
export type Tie = {
  readonly above: boolean
  readonly below: boolean
  readonly dot: boolean
  readonly ring: boolean
}

const NONE: Tie = { above: false, below: false, dot: false, ring: false }

/**
 * One tie for each row of a stage, `steps` being the rows' steps in order. A row that is not shown breaks no line: the rows
 * around it carry it on. A secret with an end that is not among the rows has no line.
 */
export function tiesOf(steps: readonly number[], secrets: readonly SecretReport[]): Tie[] {
  const ties = steps.map(() => NONE)
  for (const { step, removedIn } of secrets) {
    const [from, to] = [steps.indexOf(step), removedIn === null ? -1 : steps.indexOf(removedIn)]
    if (from < 0 || to <= from) continue
    for (let row = from; row <= to; row++) {
      const { above, below, dot, ring } = ties[row]!
      ties[row] = {
        above: above || row > from,
        below: below || row < to,
        dot: dot || row === from,
        ring: ring || row === to,
      }
    }
  }
  return ties
}
