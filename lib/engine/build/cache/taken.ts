import { chainOf } from '../../dockerfile/chain.ts'
import type { Dockerfile, StageInstruction } from '../../dockerfile/model.ts'
import { isInside } from '../../dockerfile/paths.ts'
import { withoutVersion } from '../python.ts'
import type { BuiltStage, FileEntry, Step, StepCache } from '../types.ts'
import { CACHED, mayRerun, rerun } from './states.ts'

export type CacheInput = {
  readonly dockerfile: Dockerfile
  readonly stages: readonly Pick<BuiltStage, 'index' | 'steps' | 'image'>[]
  /** Of the stages that were looked at so far; the others count as cached. */
  readonly results: readonly (readonly StepCache[])[]
  readonly changed: ReadonlySet<string>
  readonly changedArgs: ReadonlySet<string>
  readonly global: ReadonlySet<string>
  readonly noCache: boolean
}

/**
 * COPY --from and a mount from a stage compare the content of what they take. Certain is: a changed file of the context that
 * lies there makes it another; what the stage only runs again may come out the same.
 * Source: moby/buildkit, solver/llbsolver/ops/file.go and exec.go (content-based cache keys); docs.docker.com/build/cache
 */
export function takenCache(step: Step, instruction: StageInstruction, input: CacheInput): StepCache {
  let maybe: StepCache | null = null
  for (const { stage, path } of step.takes) {
    const at = firstRerun(stage, input)
    if (at === null) continue
    const differs = difference(stage, path, input)
    const { label } = input.dockerfile.stages[stage]!
    if (differs === 'yes') return rerun({ kind: 'step', ...at }, `${path} of stage ${label} changes`)
    if (differs === 'maybe')
      maybe ??= mayRerun(
        { kind: 'step', ...at },
        `stage ${label} runs again, and ${path} may come out different`,
      )
  }
  return maybe ?? seededCache(instruction, input) ?? CACHED
}

/** A cache mount that is filled from a stage has that stage as its input, whatever it holds by now. */
function seededCache(instruction: StageInstruction, input: CacheInput): StepCache | null {
  if (instruction.keyword !== 'RUN') return null
  for (const { type, from } of instruction.mounts) {
    if (type !== 'cache' || from?.kind !== 'stage') continue
    const at = firstRerun(from.stage, input)
    const { label } = input.dockerfile.stages[from.stage]!
    if (at !== null)
      return mayRerun({ kind: 'step', ...at }, `stage ${label}, which fills its cache mount, runs again`)
  }
  return null
}

/** Where the change first reaches a stage: in itself or in one it is built on. */
function firstRerun(
  stage: number,
  { dockerfile, results }: CacheInput,
): { readonly stage: number; readonly step: number } | null {
  for (const { index } of chainOf(dockerfile, stage)) {
    const caches = results[index] ?? []
    const certain = caches.findIndex(({ state }) => state === 'rerun')
    const step = certain === -1 ? caches.findIndex(({ state }) => state !== 'cached') : certain
    if (step !== -1) return { stage: index, step }
  }
  return null
}

type Differs = 'yes' | 'maybe' | 'no'

function difference(stage: number, path: string, input: CacheInput): Differs {
  const { files, packages } = input.stages[stage]!.image
  const lone = files.entries.get(path)
  if (lone?.kind === 'file') {
    const differs = entryDiffers(lone, input)
    return differs === 'no' && hiddenDiffers(stage, path, input) ? 'maybe' : differs
  }
  let maybe = false
  for (const [each, entry] of files.entries) {
    if (!isInside(path, each)) continue
    const differs = entryDiffers(entry, input)
    if (differs === 'yes') return 'yes'
    maybe ||= differs === 'maybe'
  }
  if (maybe || baseDiffers(stage, input)) return 'maybe'
  const held = packages.some(
    ({ location, made }) =>
      location !== null && isInside(withoutVersion(path), location) && runsAgain(made, input),
  )
  return held || hiddenDiffers(stage, path, input) ? 'maybe' : 'no'
}

/** A file of the context is compared by its content, whatever step brought it; so is a text that stands in the Dockerfile. */
function entryDiffers({ kind, context, made }: FileEntry, input: CacheInput): Differs {
  if (context !== null) return input.changed.has(context) ? 'yes' : 'no'
  if (kind === 'directory' || kind === 'symlink') return 'no'
  return runsAgain(made, input) ? 'maybe' : 'no'
}

function runsAgain({ stage, step }: FileEntry['made'], { results }: CacheInput): boolean {
  return (results[stage]?.[step]?.state ?? 'cached') !== 'cached'
}

/** Another base image may hold anything else. */
function baseDiffers(stage: number, { dockerfile, results }: CacheInput): boolean {
  const first = chainOf(dockerfile, stage)[0]
  return first !== undefined && results[first.index]?.[0]?.state !== 'cached'
}

/** A command that is not modelled may have written there. */
function hiddenDiffers(stage: number, path: string, { dockerfile, stages, results }: CacheInput): boolean {
  const { opaque } = stages[stage]!.image.files
  if (![...opaque].some((each) => isInside(each, path) || isInside(path, each))) return false
  return chainOf(dockerfile, stage).some(({ index }) =>
    stages[index]!.steps.some(
      ({ instruction: { keyword } }, step) =>
        ['RUN', 'COPY', 'ADD'].includes(keyword) && results[index]?.[step]?.state !== 'cached',
    ),
  )
}
