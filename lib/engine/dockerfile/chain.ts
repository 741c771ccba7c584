import type { Dockerfile, Stage, Value } from './model.ts'

/** The stages a stage is made of, the first one's base being external: the outermost first, the stage itself last. */
export function chainOf(dockerfile: Pick<Dockerfile, 'stages'>, index: number): readonly Stage[] {
  const chain: Stage[] = []
  let stage = dockerfile.stages[index]
  while (stage) {
    chain.push(stage)
    // A base is always an earlier stage, so this ends.
    stage = stage.base.kind === 'stage' ? dockerfile.stages[stage.base.stage] : undefined
  }
  return chain.reverse()
}

/** ENV `name` in effect at the end of a stage, as far as this file sets it; undefined when it does not. */
export function lookupEnv(
  dockerfile: Pick<Dockerfile, 'stages'>,
  index: number,
  name: string,
): Value | undefined {
  let stage = dockerfile.stages[index]
  while (stage) {
    const value = stage.env.get(name)
    if (value) return value
    stage = stage.base.kind === 'stage' ? dockerfile.stages[stage.base.stage] : undefined
  }
  return undefined
}
