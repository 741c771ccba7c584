import type { LabelInstruction, Pair } from '../../dockerfile/model.ts'
import { perFile } from './facts.ts'

export type Label = {
  readonly instruction: LabelInstruction
  readonly pair: Pair
  /** Null: a variable decides. */
  readonly key: string | null
  readonly value: string | null
}

/** The labels of the stages that are used, in the order of the text. */
export const labelsOf = perFile(({ stages }): readonly Label[] =>
  stages
    .filter(({ used }) => used)
    .flatMap(({ instructions }) =>
      instructions.flatMap((instruction) =>
        instruction.keyword !== 'LABEL'
          ? []
          : instruction.pairs.map((pair) => ({
              instruction,
              pair,
              key: pair.key.text,
              value: pair.value.text,
            })),
      ),
    ),
)
