import type { Build, BuiltStage, Step } from '../types.ts'
import type { RerunReport } from './types.ts'

/** How much of a build runs again; null when nothing was asked about the next build. */
export function rerunReport({ stages }: Pick<Build, 'stages'>): RerunReport | null {
  const used = stages.filter((stage) => stage.used)
  if (!used.some(({ steps }) => steps.some(({ cache }) => cache !== null))) return null
  const layers = used.flatMap(({ steps }) =>
    steps.filter(({ layer, instruction }) => layer && instruction.keyword !== 'FROM'),
  )
  const count = (state: string) => layers.filter(({ cache }) => cache?.state === state).length
  return {
    steps: layers.length,
    rerun: count('rerun'),
    mayRerun: count('may-rerun'),
    first: firstCause(used),
  }
}

/** Stages stand in the order they are built in: none can refer to a later one. */
function firstCause(used: readonly BuiltStage[]): RerunReport['first'] {
  for (const { index, steps } of used) {
    const step = steps.findIndex(startsRerun)
    if (step !== -1) return { stage: index, step }
  }
  return null
}

function startsRerun({ layer, cache, instruction }: Step): boolean {
  if (cache?.state !== 'rerun' || cache.cause === null || cache.cause.kind === 'step') return false
  return layer || instruction.keyword === 'FROM'
}
