import type { Category } from '@/lib/engine/index.ts'
import type {
  BuildReport,
  PathList,
  SecretReport,
  StageReport,
  StepReport,
} from '@/lib/engine/build/report/types.ts'
import type { Size } from '@/lib/engine/source/size.ts'
import { type Bar, barOf, fullScale } from '@/components/build-view/scale.ts'
import { type Tie, tiesOf } from '@/components/build-view/ties.ts'

/** `rebuilt`: only what runs again, or may. */
export type Shown = 'all' | 'rebuilt'
/** Address of a step: its stage and its place in it. */
export type StepPlace = { readonly stage: number; readonly step: number }

/** A rule that speaks about a line, for what a row has to say about itself. */
export type Advice = {
  readonly line: number
  readonly rule: string
  readonly title: string
  readonly category: Category
}

/** A stage with the rows that are shown of it. */
export type StageRows = { readonly stage: StageReport; readonly rows: readonly Row[] }
export type Row = StepPlace & {
  readonly id: string
  readonly report: StepReport
  readonly bar: Bar
  readonly tie: Tie
  /** Secrets of this step that whoever has the image can read. */
  readonly leaks: readonly SecretReport[]
  /** Secrets that go no further than this stage, which is thrown away. */
  readonly leftBehind: readonly SecretReport[]
  /** What it takes away of earlier layers, which ship it all the same. */
  readonly takesAway: readonly TakenAway[]
  /** Said in the row itself: the cause is this step's own, not one that runs again above it. */
  readonly ownCause: boolean
  /** Does a build come to it? It fails here, or it never gets here: it stopped above, or nothing needs the stage. */
  readonly reach: 'runs' | 'fails' | 'never'
  /** Why the build stops here; null where it goes on. */
  readonly failure: string | null
  /** How to do better about what the row says. */
  readonly advice: readonly Advice[]
}
export type TakenAway = StepPlace & {
  readonly by: 'removed' | 'replaced'
  /** Those that are listed one by one; of a package's files there are none. */
  readonly paths: PathList
  readonly size: Size
}

export const rowId = ({ stage, step }: StepPlace) => `${stage}.${step}`

/** All rows of the panel. Every step has one, so that each step that runs again can be seen. */
export function stageRows(report: BuildReport, shown: Shown, advice: readonly Advice[] = []): StageRows[] {
  const scale = fullScale(report)
  const taken = takenAway(report)
  const stages = report.stages.map((stage) => {
    const steps = stage.steps.flatMap((step, index) => (shown === 'all' || runs(step) ? [index] : []))
    const here = report.secrets.filter((secret) => secret.stage === stage.index)
    const [secrets, left] = [
      here.filter(({ recoverable }) => recoverable),
      here.filter((one) => !one.recoverable),
    ]
    const ties = tiesOf(steps, secrets)
    const rows = steps.map((step, at): Row => {
      const one = stage.steps[step]!
      const place = { stage: stage.index, step }
      const leaks = secrets.filter((secret) => secret.step === step)
      const ownCause = isOwn(one, stage.index)
      const troubles: (Category | false)[] = [
        leaks.length > 0 && 'secrets',
        one.wasted.length > 0 && stage.shipped && 'size',
        ownCause && 'layers-cache',
      ]
      return {
        ...place,
        id: rowId(place),
        report: one,
        bar: barOf(one, scale),
        tie: ties[at]!,
        leaks,
        leftBehind: left.filter((secret) => secret.step === step),
        takesAway: taken.get(rowId(place)) ?? [],
        ownCause,
        reach: reachOf(report, stage, step),
        failure: failureAt(report, place),
        advice: advice.filter(({ line, category }) => standsOn(one, line) && troubles.includes(category)),
      }
    })
    return { stage, rows }
  })
  return shown === 'all' ? stages : stages.filter(({ rows }) => rows.length > 0)
}

export const runs = ({ cache }: StepReport): boolean => cache !== null && cache.state !== 'cached'

/** A file or an argument that changed; or a step of another stage, which the order of the rows does not tell. */
function isOwn({ cache }: StepReport, stage: number): boolean {
  if (!cache?.cause || cache.state === 'cached') return false
  return cache.cause.kind !== 'step' || cache.cause.stage !== stage
}

/** By the step that takes something away: what, and from which. */
function takenAway({ stages }: BuildReport): Map<string, TakenAway[]> {
  const found = new Map<string, TakenAway[]>()
  for (const stage of stages) {
    for (const [step, { wasted }] of stage.steps.entries()) {
      for (const { paths, size, by, ...place } of wasted) {
        const list = found.get(rowId(place)) ?? []
        found.set(rowId(place), list)
        list.push({ stage: stage.index, step, by, paths, size })
      }
    }
  }
  return found
}

function reachOf({ failure }: BuildReport, { used, index }: StageReport, step: number): Row['reach'] {
  if (!used) return 'never'
  if (failure?.at?.stage !== index || step < failure.at.step) return 'runs'
  return step === failure.at.step ? 'fails' : 'never'
}

function failureAt({ failure, problems }: BuildReport, { stage, step }: StepPlace): string | null {
  if (!failure?.at || failure.at.stage !== stage || failure.at.step !== step) return null
  return problems[failure.problem]?.message ?? null
}

const standsOn = ({ range }: StepReport, line: number) => range.start.line <= line && line <= range.end.line

/** The row of the step that stands on a line; null for a line of none. */
export function rowAtLine(stages: readonly StageRows[], line: number): string | null {
  const rows = stages.flatMap((one) => one.rows)
  const at = rows.find(({ report }) => standsOn(report, line))
  return at?.id ?? null
}
