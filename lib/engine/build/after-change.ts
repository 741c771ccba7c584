import type { Dockerfile } from '../dockerfile/model.ts'
import { cacheAfter, type Change } from './cache.ts'
import type { Build } from './types.ts'

/** The same build, with what a change would run again; the build handed in stays as it is, for others that read it. */
export function afterChange(dockerfile: Dockerfile, built: Build, change: Change): Build {
  const caches = cacheAfter(dockerfile, built.stages, change)
  const stages = built.stages.map((stage, index) => ({
    ...stage,
    steps: stage.steps.map((step, number) => ({ ...step, cache: caches[index]?.[number] ?? null })),
  }))
  return { ...built, stages, image: stages[built.target]?.image ?? null }
}
