import type { Build, Executed, Step } from '../../build/types.ts'
import type { Dockerfile, RunInstruction, Stage } from '../../dockerfile/model.ts'

export type Run = {
  readonly stage: Stage
  readonly run: RunInstruction
  /** Its place in `build.stages[stage.index].steps`. */
  readonly at: number
  readonly step: Step
  readonly commands: readonly Executed[]
}

/** The RUN instructions of some stages with the commands they execute, in order. */
export function runsOf(build: Build, stages: Dockerfile['stages']): readonly Run[] {
  return stages.flatMap((stage) =>
    (build.stages[stage.index]?.steps ?? []).flatMap((step, at) =>
      step.instruction.keyword === 'RUN'
        ? [{ stage, run: step.instruction, at, step, commands: step.commands }]
        : [],
    ),
  )
}

/** A command for messages: its first words, `python -m pip install` and `git clone`, without the options behind them. */
export function commandText({ argv }: Executed, words = argv[1] === '-m' ? 4 : 2): string {
  return argv
    .slice(0, words)
    .map((word) => word ?? '…')
    .join(' ')
}
