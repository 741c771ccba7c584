import { chainOf } from '../dockerfile/chain.ts'
import type { Dockerfile, StageInstruction } from '../dockerfile/model.ts'
import type { Problem } from '../source/problem.ts'
import { addSizes } from '../source/size.ts'
import { readAccountFiles } from './account-files.ts'
import { cacheAfter } from './cache.ts'
import { instructionProblems } from './checks/instructions.ts'
import { startProblems } from './checks/start.ts'
import { indexContext, UNKNOWN_CONTEXT } from './context.ts'
import { badIgnoreFile } from './copy/messages.ts'
import { imageOf } from './image.ts'
import { layerSize, noteWaste } from './layers.ts'
import { secretVariables } from './secrets/flow.ts'
import { secretFilesOf, type SecretFile } from './secrets/mark.ts'
import { secretTrails } from './secrets/trails.ts'
import {
  layersOf,
  startStage,
  stepOf,
  worldAt,
  type OpenStep,
  type StageInput,
  type StageUnderBuild,
} from './stage.ts'
import { runStep, setVariables } from './step.ts'
import { takeDiff, type LayerDiff } from './tree.ts'
import type { Build, BuildOptions, BuiltStage, Context, FileEntry, Image } from './types.ts'
import { newLog } from './world.ts'

/**
 * Evaluates a Dockerfile over a build context without running anything: layers, files, accounts, packages, the image's
 * configuration and its process. Never throws; what cannot be known is null. Linear in instructions and files.
 */
export function build(
  dockerfile: Dockerfile,
  context: Context = UNKNOWN_CONTEXT,
  options: Omit<BuildOptions, 'target' | 'buildArgs' | 'platform'> = {},
): Build {
  const finished: (StageUnderBuild | undefined)[] = []
  const problems: Problem[] = badIgnoreFile(context, dockerfile)
  const secretFiles: SecretFile[] = []
  const variables = secretVariables(dockerfile)
  const shipped = new Set(chainOf(dockerfile, dockerfile.target).map(({ index }) => index))
  const main = indexContext(context)
  const contexts = new Map(
    Object.entries(options.contexts ?? {}).map(([name, each]) => [name, indexContext(each)]),
  )
  for (const index of buildOrder(dockerfile)) {
    const stage = dockerfile.stages[index]!
    finished[index] = buildStage({
      stage,
      context: main,
      contexts,
      finished,
      shipped,
      problems,
      secretFiles,
      dockerfile,
      variables,
    })
  }
  const stages = dockerfile.stages.map((_, index) => builtStage(dockerfile, finished[index]!, shipped))
  setCache(dockerfile, stages, finished, options)
  const said = problems.map((each) =>
    isOfUsedStage(dockerfile, each) ? each : { ...each, severity: 'warning' as const },
  )
  const final = stages[dockerfile.target]?.image
  if (final) said.push(...startProblems(final).filter((each) => !isTold(each, said)))
  return {
    ok:
      dockerfile.target >= 0 &&
      ![...dockerfile.allProblems, ...said].some(({ severity }) => severity === 'error'),
    target: dockerfile.target,
    stages,
    get image() {
      return stages[dockerfile.target]?.image ?? null
    },
    secrets: secretTrails(dockerfile, stages, secretFiles),
    problems: said,
  }
}

/** Stages after those they need. In a loop, which is an error of its own, one of them goes first. */
function buildOrder({ stages }: Dockerfile): number[] {
  const order: number[] = []
  const begun = new Set<number>()
  for (const { index } of stages) {
    // A stack of our own: a file may chain thousands of stages.
    const open = begun.has(index) ? [] : [index]
    begun.add(index)
    while (open.length > 0) {
      const need = stages[open.at(-1)!]!.needs.find((each) => !begun.has(each))
      if (need === undefined) order.push(open.pop()!)
      else {
        begun.add(need)
        open.push(need)
      }
    }
  }
  return order
}

/** The build itself failed over it. */
function isTold({ code, range }: Problem, problems: readonly Problem[]): boolean {
  return problems.some(
    (each) =>
      each.code === code &&
      each.range.start.offset <= range.start.offset &&
      each.range.end.offset >= range.end.offset,
  )
}

/** What goes wrong in a stage that is not built stops nothing. */
function isOfUsedStage(dockerfile: Dockerfile, { range }: Problem): boolean {
  const stage = dockerfile.stages.findLast((each) => each.range.start.offset <= range.start.offset)
  return stage?.used ?? true
}

function setCache(
  dockerfile: Dockerfile,
  stages: readonly BuiltStage[],
  finished: readonly (StageUnderBuild | undefined)[],
  options: BuildOptions,
): void {
  if (!options.changed && !options.changedArgs && !options.noCache) return
  const caches = cacheAfter(dockerfile, stages, options)
  for (const [index, under] of finished.entries())
    under?.steps.forEach((step, number) => (step.cache = caches[index]![number]!))
}

/** Runs the stage's instructions, those that the stage below left for it first. */
function buildStage(input: StageInput): StageUnderBuild {
  const under = startStage(input)
  const { stage } = input
  for (const trigger of stage.triggers)
    under.steps[0] = joined(under.steps[0]!, perform(trigger, 0, under, input))
  for (const instruction of stage.instructions)
    under.steps.push({ ...stepOf(instruction), ...perform(instruction, under.steps.length, under, input) })
  return under
}

type Done = Omit<OpenStep, 'instruction' | 'layer' | 'cache' | 'wasted'>

function perform(
  instruction: StageInstruction,
  step: number,
  under: StageUnderBuild,
  input: StageInput,
): Done {
  const log = newLog()
  const world = worldAt(under, instruction, step, log)
  input.problems.push(...instructionProblems(instruction, under.tree))
  const { reads = [], takes = [] } = runStep(instruction, world, input)
  readAccountFiles(instruction, world, takes, (index) => input.finished[index]?.accounts)
  setVariables(instruction, under.scope)
  input.secretFiles.push(...secretFilesOf(instruction, world, input.dockerfile, input.variables))
  const diff = takeDiff(under.tree, 'link' in instruction && instruction.link)
  input.problems.push(...log.problems)
  noteLost(under, diff, world.made, input)
  const { accounts, commands, installs, worldWritable } = log
  const size = layerSize(under.tree, diff, log.unknownSize)
  const { added, changed, removed } = diff
  return { size, added, changed, removed, reads, takes, accounts, commands, installs, worldWritable }
}

/** What a trigger of ONBUILD does is part of the first step. */
function joined(step: OpenStep, done: Done): OpenStep {
  return {
    ...step,
    size: addSizes([step.size, done.size]),
    added: [...step.added, ...done.added],
    changed: [...step.changed, ...done.changed],
    removed: [...step.removed, ...done.removed],
    accounts: [...step.accounts, ...done.accounts],
    commands: [...step.commands, ...done.commands],
    installs: [...step.installs, ...done.installs],
    worldWritable: [...step.worldWritable, ...done.worldWritable],
    reads: [...step.reads, ...done.reads],
    takes: [...step.takes, ...done.takes],
  }
}

function noteLost(
  under: StageUnderBuild,
  diff: LayerDiff,
  made: FileEntry['made'],
  { finished, shipped }: StageInput,
): void {
  const { index } = under.stage
  for (const { stage, step, waste } of noteWaste(under.owners, under.tree, diff, made)) {
    const steps = stage === index ? under.steps : finished[stage]?.steps
    // A stage built on another throws that one's bytes away only in its own image.
    if (stage === index || shipped.has(index)) steps?.[step]?.wasted.push(waste)
  }
}

function builtStage(
  dockerfile: Dockerfile,
  under: StageUnderBuild,
  shipped: ReadonlySet<number>,
): BuiltStage {
  const { stage, steps, installed } = under
  let image: Image | null = null
  return {
    index: stage.index,
    label: stage.label,
    base: stage.from.image.text ?? stage.from.image.raw,
    used: stage.used,
    shipped: shipped.has(stage.index),
    steps,
    // Most stages' images are never looked at.
    get image() {
      return (image ??= imageOf(dockerfile, {
        ...under,
        packages: [...installed.values()],
        layers: under.baseLayers + layersOf(steps),
        size: addSizes([under.baseSize, ...steps.map(({ size }) => size)]),
      }))
    },
  }
}
