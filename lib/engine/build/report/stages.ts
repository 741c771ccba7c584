import type { Dockerfile } from '../../dockerfile/model.ts'
import { addSizes } from '../../source/size.ts'
import type { Build, BuiltStage, Package, Step, Waste } from '../types.ts'
import { pathList } from './paths.ts'
import { instructionText } from './text.ts'
import type { StageReport, StepReport } from './types.ts'

/** One stage: its rows are its steps, its size is theirs together. */
export function stageReport(
  dockerfile: Dockerfile,
  build: Build,
  stage: BuiltStage,
  mostPaths: number,
): StageReport {
  const { index, label, base, used, shipped, steps } = stage
  let layers = 0
  return {
    index,
    label,
    base,
    used,
    shipped,
    line: steps[0]!.instruction.range.start.line,
    size: addSizes(steps.map(({ size }) => size)),
    taken: takenFrom(build, index),
    steps: steps.map((step, at) => {
      const number = step.layer || step.instruction.keyword === 'FROM' ? ++layers : null
      return stepReport({ dockerfile, build, stage, step, at, number, mostPaths })
    }),
  }
}

/** Each path once, in the order of the steps that take it. Stages that are not built take nothing. */
function takenFrom({ stages }: Build, index: number): readonly string[] {
  const steps = stages.flatMap((stage) => (stage.used && stage.index !== index ? stage.steps : []))
  const takes = steps.flatMap((step) => step.takes.filter(({ stage }) => stage === index))
  return [...new Set(takes.map(({ path }) => path))]
}

type StepInput = {
  readonly dockerfile: Dockerfile
  readonly build: Build
  readonly stage: BuiltStage
  readonly step: Step
  readonly at: number
  readonly number: number | null
  readonly mostPaths: number
}

function stepReport({ dockerfile, build, stage, step, at, number, mostPaths }: StepInput): StepReport {
  const { instruction, layer, size, cache, added, changed, removed, accounts, installs, wasted } = step
  return {
    keyword: instruction.node.keyword,
    text: instructionText(dockerfile.source, instruction.node),
    range: instruction.range,
    layer,
    number,
    size,
    cache,
    added: pathList(added, mostPaths),
    changed: pathList(changed, mostPaths),
    removed: pathList(removed, mostPaths),
    accounts,
    packages: packageNames(installs.flatMap(({ packages }) => packages ?? [])),
    wasted: wasted
      .filter((waste) => isLost(build, stage, waste))
      .map((waste) => ({ ...waste, paths: pathList(waste.paths, mostPaths) })),
    secrets: build.secrets.flatMap((trail, index) =>
      trail.stage === stage.index && trail.step === at ? [index] : [],
    ),
  }
}

/** What a stage beside the image deletes is still of use in the image. */
function isLost({ stages }: Build, own: BuiltStage, waste: Waste): boolean {
  const by = stages[waste.stage]
  return by !== undefined && by.used && (by.shipped || !own.shipped)
}

/** Every package once, a later install of the same version left out. */
export function packageNames(
  packages: readonly Pick<Package, 'manager' | 'name' | 'version'>[],
): StepReport['packages'] {
  const found = new Map<string, StepReport['packages'][number]>()
  for (const { manager, name, version } of packages) {
    const key = `${manager} ${name} ${version}`
    if (!found.has(key)) found.set(key, { manager, name, version })
  }
  return [...found.values()]
}
