import type { Change } from '../../build/cache.ts'
import type { StepCache } from '../../build/types.ts'
import { asList, ask, fails, holds, unknown, type Outcome } from '../outcome.ts'
import type { AmountCheck, CacheCheck, StepsOf } from '../schema.ts'
import { stepsIn, type PlacedStep, type Subject } from '../subject.ts'
import { matchAmount } from './amounts.ts'
import { saidOf, stepsLike, subjectOf } from './select.ts'
import { isSetting, settingNames } from './settings.ts'

type Caches = readonly (readonly StepCache[])[]
type Scene = { readonly subject: Subject; readonly caches: Caches; readonly what: string }

/** What a change makes of the build cache. */
export function matchCache({ change, keeps, repeats, reruns }: CacheCheck, subject: Subject): Outcome {
  const what = [...asList(change.files), ...asList(change.args)].join(' or ')
  const changed: Change = { changed: asList(change.files), changedArgs: asList(change.args) }
  const scene: Scene = { subject, caches: subject.cacheAfter(changed), what }
  return ask(
    { keeps, repeats, reruns },
    {
      keeps: (of) => matchKeeps(of, scene),
      repeats: (of) => matchRepeats(of, scene),
      reruns: (bounds) => matchReruns(bounds, scene),
    },
  )
}

/** Every such step is reused. */
function matchKeeps(of: StepsOf, { subject, caches, what }: Scene): Outcome {
  const steps = stepsLike(subject, of)
  const need =
    of.installs === undefined
      ? 'Only a change of what it needs may make it run again.'
      : `Only a change of ${of.installs} may make it run again.`
  if (steps.length === 0) return fails(`No step certainly ${saidOf(of)}.`, need, { subject: subjectOf(of) })
  let open: Outcome | null = null
  for (const { stage, number, step } of steps) {
    const cache = caches[stage.index]![number]!
    if (cache.state === 'cached') continue
    const cause = firstCause(subject, caches, stage.index, number)
    const range = subject.build.stages[cause.stage]!.steps[cause.step]!.instruction.range
    const line = step.instruction.range.start.line
    const at = { place: range, subject: what, stage: stage.label }
    const because =
      range.start.line === line ? 'as it has that as input' : `because of line ${range.start.line}`
    if (cache.state === 'rerun')
      return fails(`After a change of ${what} the step on line ${line} runs again, ${because}.`, need, at)
    open ??= unknown(
      `After a change of ${what} the step on line ${line} may run again, ${because}: BuildKit compares the content first, which the file does not tell.`,
      need,
      at,
    )
  }
  return (
    open ??
    holds(`After a change of ${what} the step that ${saidOf(of)} is reused from the cache.`, {
      place: steps[0]!.step.instruction.range,
      subject: what,
    })
  )
}

/** Every such step runs again. */
function matchRepeats(of: StepsOf, { subject, caches, what }: Scene): Outcome {
  const steps = stepsLike(subject, of)
  const need = `The step that ${saidOf(of)} has to run again.`
  if (steps.length === 0) return fails(`No step certainly ${saidOf(of)}.`, need, { subject: subjectOf(of) })
  const reused = steps.find(({ stage, number }) => caches[stage.index]![number]!.state === 'cached')
  const at = (placed: PlacedStep) => ({
    place: placed.step.instruction.range,
    subject: what,
    stage: placed.stage.label,
  })
  if (reused)
    return fails(
      `After a change of ${what} the step on line ${reused.step.instruction.range.start.line} is reused from the cache.`,
      need,
      at(reused),
    )
  const open = steps.find(({ stage, number }) => caches[stage.index]![number]!.state === 'may-rerun')
  return open
    ? unknown(
        `Whether the step on line ${open.step.instruction.range.start.line} runs again cannot be told from the file.`,
        need,
        at(open),
      )
    : holds(`After a change of ${what} the step that ${saidOf(of)} runs again.`, at(steps[0]!))
}

/** How many RUN steps run again. */
function matchReruns(bounds: AmountCheck, { subject, caches, what }: Scene): Outcome {
  const runs = stepsIn(subject, 'used').filter(({ step }) => step.instruction.keyword === 'RUN')
  const inState = (state: StepCache['state']) =>
    runs.filter(({ stage, number }) => caches[stage.index]![number]!.state === state)
  const [sure, open] = [inState('rerun'), inState('may-rerun')]
  const lines = sure.map(({ step }) => step.instruction.range.start.line).join(', ')
  const seen = `After a change of ${what} ${sure.length === 0 ? 'no RUN runs' : sure.length === 1 ? 'one RUN runs' : `${sure.length} RUN run`} again${lines ? `, on line ${lines}` : ''}.`
  const at = { place: sure[0]?.step.instruction.range ?? null }
  const [least, most] = [sure, [...sure, ...open]].map((steps) =>
    matchAmount(bounds, steps.length, seen, at),
  ) as [Outcome, Outcome]
  if (least.holds === most.holds) return least
  return unknown(`${seen} ${open.length} more may do so.`, '', {
    place: open[0]!.step.instruction.range,
    subject: String(sure.length),
  })
}

/** Follows "a step above runs again" to the step that began it. */
function firstCause(
  subject: Subject,
  caches: Caches,
  stage: number,
  step: number,
): { stage: number; step: number } {
  let at = { stage, step }
  for (let steps = 0; steps < 1000; steps++) {
    const cause = caches[at.stage]![at.step]!.cause
    if (cause?.kind === 'arg') return argPlace(subject, at, cause.name)
    if (cause?.kind !== 'step') return at
    at = { stage: cause.stage, step: cause.step }
  }
  return at
}

/** Where the argument came into the stage: the line to move. */
function argPlace(
  { build }: Subject,
  at: { stage: number; step: number },
  name: string,
): { stage: number; step: number } {
  for (const index of build.stages[at.stage]!.image.chain) {
    const steps = build.stages[index]!.steps
    const step = steps.findIndex(
      ({ instruction }) => isSetting(instruction) && settingNames(instruction).includes(name),
    )
    if (step !== -1 && (index !== at.stage || step <= at.step)) return { stage: index, step }
  }
  return at
}
