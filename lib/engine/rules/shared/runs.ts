import type { Executed, Step } from '../../build/types.ts'
import type { RunInstruction, Stage } from '../../dockerfile/model.ts'
import type { RuleInput } from '../rule.ts'
import { perFile } from './facts.ts'
import { shippedStages } from './output.ts'

export type Run = {
  readonly stage: Stage
  readonly run: RunInstruction
  /** Its place in `build.stages[stage.index].steps`. */
  readonly at: number
  readonly step: Step
  readonly commands: readonly Executed[]
}

/** The RUN instructions of each stage with the commands they execute, in order. */
const runsByStage = perFile(({ build, stages }): readonly (readonly Run[])[] =>
  stages.map((stage) => {
    const runs: Run[] = []
    for (const [at, step] of (build.stages[stage.index]?.steps ?? []).entries()) {
      const run = step.instruction
      if (run.keyword === 'RUN') runs.push({ stage, run, at, step, commands: step.commands })
    }
    return runs
  }),
)

/** Those of one stage. */
export function runsIn(input: RuleInput, { index }: Stage): readonly Run[] {
  return runsByStage(input)[index] ?? []
}

/** Those of some stages, stage by stage. */
export function runsOf(input: RuleInput, stages: RuleInput['stages']): readonly Run[] {
  return stages.flatMap((stage) => runsIn(input, stage))
}

/** Those of all stages. */
export const everyRun = perFile((input) => runsOf(input, input.stages))

/** Those of the stages that are built. */
export const usedRuns = perFile((input) => everyRun(input).filter(({ stage }) => stage.used))

/** Those whose layers the final image consists of. */
export const shippedRuns = perFile((input) => {
  const shipped = shippedStages(input)
  return everyRun(input).filter(({ stage }) => shipped.has(stage.index))
})

/** All that these execute. */
export const shippedCommands = perFile((input) => shippedRuns(input).flatMap(({ commands }) => commands))

/** A command for messages: its first words, `python -m pip install` and `git clone`, without the options behind them. */
export function commandText({ argv }: Executed, words = argv[1] === '-m' ? 4 : 2): string {
  return argv
    .slice(0, words)
    .map((word) => word ?? '…')
    .join(' ')
}
