import type { Dockerfile } from '../../dockerfile/model.ts'
import type { Run } from './runs.ts'
import { once } from './scopes.ts'

export type Ahead<T> = { readonly run: Run; readonly value: T }

/**
 * Prepares the question "what comes next?": the first RUN behind an instruction, in its stage or else in one built on it,
 * for which `pick` has an answer. Linear when it is first asked, then logarithmic.
 */
export function lookAhead<T>(
  { stages }: Pick<Dockerfile, 'stages'>,
  runs: readonly Run[],
  pick: (run: Run) => T | null | undefined,
): (stage: number, index: number) => Ahead<T> | null {
  const prepared = once(() => prepare(stages, runs, pick))
  return (stage, index) => {
    const { picked, below } = prepared()
    return firstBehind(picked[stage] ?? [], index) ?? below[stage] ?? null
  }
}

/** The answers in each stage, and for each stage the first one in those that are built on it. */
function prepare<T>(
  stages: Dockerfile['stages'],
  runs: readonly Run[],
  pick: (run: Run) => T | null | undefined,
): { readonly picked: readonly Ahead<T>[][]; readonly below: readonly (Ahead<T> | null)[] } {
  const picked = stages.map((): Ahead<T>[] => [])
  for (const run of runs) {
    const value = pick(run)
    if (value !== null && value !== undefined) picked[run.stage.index]?.push({ run, value })
  }
  const below = stages.map((): Ahead<T> | null => null)
  for (const { index, base } of stages.toReversed()) {
    if (base.kind === 'stage')
      below[base.stage] = picked[index]?.[0] ?? below[index] ?? below[base.stage] ?? null
  }
  return { picked, below }
}

/** By bisection: a stage's RUNs are in order. */
function firstBehind<T>(picked: readonly Ahead<T>[], index: number): Ahead<T> | undefined {
  let low = 0
  let high = picked.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((picked[middle]?.run.run.index ?? Infinity) > index) high = middle
    else low = middle + 1
  }
  return picked[low]
}
