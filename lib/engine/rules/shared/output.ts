import { chainOf } from '../../dockerfile/chain.ts'
import type { Dockerfile, Stage } from '../../dockerfile/model.ts'
import { perFile } from './facts.ts'

/** The stage the build ends with; undefined without stages. */
export function targetOf({ stages, target }: Dockerfile): Stage | undefined {
  return stages[target]
}

/** The final stage and those it is built on, from the external base up. */
export const shippedChain = perFile(({ dockerfile }) => chainOf(dockerfile, dockerfile.target))

/** The same by number: the stages whose layers the final image consists of. */
export const shippedStages = perFile(
  (input): ReadonlySet<number> => new Set(shippedChain(input).map(({ index }) => index)),
)

/** Everything the final stage is made of, from the external base up. */
export const shippedInstructions = perFile((input) =>
  shippedChain(input).flatMap(({ instructions }) => instructions),
)

/** A stage and all stages built on it, in order. */
export function withChildren({ stages }: Dockerfile, index: number): readonly Stage[] {
  const family = new Set([index])
  for (const { index: own, base } of stages) {
    if (base.kind === 'stage' && family.has(base.stage)) family.add(own)
  }
  return stages.filter(({ index: own }) => family.has(own))
}

/** Stages nothing else needs: each may be a `--target`. */
export function leafStages({ stages }: Dockerfile): readonly Stage[] {
  const needed = new Set(stages.flatMap(({ needs }) => needs))
  return stages.filter(({ index }) => !needed.has(index))
}
