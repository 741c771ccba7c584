import type { Dockerfile, FromInstruction, StageInstruction } from '../dockerfile/model.ts'
import { isRemoteSource, pinsContent } from './cache/remote.ts'
import { takenCache, type CacheInput } from './cache/taken.ts'
import { CACHED, isLayer, isMetadata, mayRerun, rerun } from './cache/states.ts'
import {
  changedVariable,
  expandedValues,
  globalTaint,
  NO_TAINT,
  taintAfter,
  type Taint,
} from './cache/taint.ts'
import type { BuildOptions, BuiltStage, Step, StepCache } from './types.ts'

/** What changed since the last build. */
export type Change = Pick<BuildOptions, 'changed' | 'changedArgs' | 'noCache'>

/**
 * Which steps of every stage would run again after a change. BuildKit's rules: a step is reused while its parent, its own
 * text and values, and the content of what it copies or mounts are the same; RUN sees every build argument declared
 * above it. Instructions that only set metadata never force later steps, and a stage that nobody builds runs nothing.
 * Source: docs.docker.com/build/cache/invalidation; moby/buildkit, frontend/dockerfile/dockerfile2llb/convert.go.
 */
export function cacheAfter(
  dockerfile: Dockerfile,
  stages: readonly Pick<BuiltStage, 'index' | 'steps' | 'image'>[],
  change: Change,
): readonly (readonly StepCache[])[] {
  const results: (readonly StepCache[])[] = stages.map(({ steps }) => steps.map(() => CACHED))
  const taints: Taint[] = stages.map(() => NO_TAINT)
  const input: CacheInput = {
    dockerfile,
    stages,
    results,
    changed: new Set(change.changed),
    changedArgs: new Set(change.changedArgs),
    global: globalTaint(dockerfile, new Set(change.changedArgs)),
    noCache: change.noCache ?? false,
  }
  const done = new Set<number>()
  const visit = (index: number): void => {
    const stage = dockerfile.stages[index]
    if (done.has(index) || !stage?.used) return
    done.add(index)
    for (const need of stage.needs) visit(need)
    // A stage begins with the values that the one below left.
    const { base } = stage
    const before = base.kind === 'stage' ? taints[base.stage]! : NO_TAINT
    const { caches, taint } = stageCache(index, input, before)
    results[index] = caches
    taints[index] = taint
  }
  for (const stage of stages) visit(stage.index)
  return results
}

function stageCache(
  index: number,
  input: CacheInput,
  before: Taint,
): { readonly caches: readonly StepCache[]; readonly taint: Taint } {
  const caches: StepCache[] = []
  let taint = before
  let dirty: number | null = null
  for (const [number, step] of input.stages[index]!.steps.entries()) {
    const { instruction } = step
    const own =
      instruction.keyword === 'FROM'
        ? startCache(step, instruction, taint, input)
        : ownCache(step, instruction, taint, input)
    const inherits = dirty !== null && isLayer(instruction) && !isLinked(instruction)
    const cache = inherits ? worse(own, follows(index, dirty!, caches[dirty!]!)) : own
    caches.push(cache)
    const certain = dirty === null || (caches[dirty]!.state !== 'rerun' && cache.state === 'rerun')
    if (cache.state !== 'cached' && certain && !isMetadata(instruction)) dirty = number
    const settings = instruction.keyword === 'FROM' ? input.dockerfile.stages[index]!.triggers : [instruction]
    for (const each of settings) taint = taintAfter(each, taint, input)
  }
  return { caches, taint }
}

/** FROM with what ONBUILD runs right behind it. */
function startCache(step: Step, instruction: FromInstruction, before: Taint, input: CacheInput): StepCache {
  let cache = fromCache(instruction, input)
  let taint = before
  for (const trigger of input.dockerfile.stages[instruction.stage]!.triggers) {
    if (cache.state !== 'rerun' && isLayer(trigger)) {
      const own = ownCache(step, trigger, taint, input)
      if (own.state !== 'cached') cache = own
    }
    taint = taintAfter(trigger, taint, input)
  }
  return cache
}

/**
 * COPY --link makes its layer in an empty file system and lays it on whatever is below, so a new parent costs it nothing; with
 * --chmod BuildKit copies the ordinary way. Source: moby/buildkit, dockerfile2llb/convert_copy.go, dispatchCopy.
 */
function isLinked(instruction: Step['instruction']): boolean {
  if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return false
  return instruction.link && instruction.chmod === null
}

function follows(stage: number, step: number, above: StepCache): StepCache {
  return above.state === 'rerun'
    ? rerun({ kind: 'step', stage, step }, 'a step above it runs again')
    : mayRerun({ kind: 'step', stage, step }, 'a step above it may run again')
}

/** What is above decides, unless it only may run again and the step itself certainly does. */
function worse(own: StepCache, inherited: StepCache): StepCache {
  return inherited.state === 'may-rerun' && own.state === 'rerun' ? own : inherited
}

/** A tag that moves is no change of the file; another value in FROM is. */
function fromCache(instruction: FromInstruction, { dockerfile, results, global }: CacheInput): StepCache {
  const { base } = dockerfile.stages[instruction.stage]!
  if (base.kind !== 'stage') {
    const name = changedVariable([instruction.image, instruction.platform], global)
    return name === null ? CACHED : rerun({ kind: 'arg', name }, `the value of ${name} changed`)
  }
  const below = dockerfile.stages[base.stage]!
  const caches = results[base.stage]!
  // A change that only touches metadata below does not reach the files.
  const layers = caches.map((cache, step) =>
    step > 0 && isMetadata(below.instructions[step - 1]!) ? CACHED : cache,
  )
  const certain = layers.findIndex(({ state }) => state === 'rerun')
  const step = certain === -1 ? layers.findIndex(({ state }) => state !== 'cached') : certain
  if (step === -1) return CACHED
  const cause = { kind: 'step', stage: base.stage, step } as const
  return certain === -1
    ? mayRerun(cause, `stage ${below.label} may run again`)
    : rerun(cause, `stage ${below.label} runs again`)
}

/** The step's own reasons to run again, the parent aside. */
function ownCache(step: Step, instruction: StageInstruction, taint: Taint, input: CacheInput): StepCache {
  // --no-cache is a mark on commands and copies; WORKDIR has none. Source: convert.go, dispatchWorkdir.
  if (input.noCache && ['RUN', 'COPY', 'ADD'].includes(instruction.keyword))
    return rerun({ kind: 'no-cache' }, 'the build does not use the cache')
  const path = readsOfContext(step, instruction).find((each) => input.changed.has(each))
  if (path !== undefined) return rerun({ kind: 'file', path }, `${path} changed`)
  const name = changedName(instruction, taint)
  if (name !== null) return rerun({ kind: 'arg', name }, `the value of ${name} changed`)
  const taken = takenCache(step, instruction, input)
  return taken.state === 'cached' ? remoteCache(instruction) : taken
}

/** Of a COPY from somewhere else the paths are none of the build context. */
function readsOfContext({ reads }: Step, instruction: StageInstruction): readonly string[] {
  const elsewhere =
    (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') && instruction.from !== null
  return elsewhere ? [] : reads
}

/** RUN gets every argument, and like WORKDIR it works as the user; the others know what stands in their words. */
function changedName(instruction: StageInstruction, { names, user }: Taint): string | null {
  if (instruction.keyword === 'RUN') return [...names][0] ?? user
  const used = changedVariable(expandedValues(instruction), names)
  return used ?? (instruction.keyword === 'WORKDIR' ? user : null)
}

/** The builder asks the server whether the file is still the same. Source: docs.docker.com/reference/dockerfile#add */
function remoteCache(instruction: StageInstruction): StepCache {
  if (instruction.keyword !== 'ADD' || pinsContent(instruction)) return CACHED
  const source = instruction.sources.find(({ text, raw }) => isRemoteSource(text ?? raw))
  if (!source) return CACHED
  return mayRerun({ kind: 'remote', url: source.raw }, `what ${source.raw} serves may have changed`)
}
