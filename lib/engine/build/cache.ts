import type { Dockerfile, FromInstruction, StageInstruction, Value } from '../dockerfile/model.ts'
import { isInside } from '../dockerfile/paths.ts'
import { withoutVersion } from './python.ts'
import type { BuildOptions, BuiltStage, CacheCause, Step, StepCache } from './types.ts'

/** What changed since the last build. */
export type Change = Pick<BuildOptions, 'changed' | 'changedArgs' | 'noCache'>

/**
 * Which steps of every stage would run again after a change. BuildKit's rules: a step is reused while its parent, its own
 * text and values, and the content of what it copies or mounts are the same; RUN sees every build argument declared
 * above it. Instructions that only set metadata never force later steps. Source: docs.docker.com/build/cache/invalidation
 */
export function cacheAfter(
  dockerfile: Dockerfile,
  stages: readonly Pick<BuiltStage, 'index' | 'steps' | 'image'>[],
  change: Change,
): readonly (readonly StepCache[])[] {
  const results: (readonly StepCache[])[] = stages.map(() => [])
  const taints: Set<string>[] = []
  const done = new Set<number>()
  const visit = (index: number): void => {
    if (done.has(index)) return
    done.add(index)
    for (const need of dockerfile.stages[index]?.needs ?? []) visit(need)
    const base = dockerfile.stages[index]!.base
    // Names whose value differs; a stage begins with what the one below left.
    const taint = new Set(base.kind === 'stage' ? taints[base.stage] : [])
    results[index] = stageCache(dockerfile, stages, index, change, results, taint)
    taints[index] = taint
  }
  for (const stage of stages) visit(stage.index)
  return results
}

const CACHED: StepCache = { state: 'cached', cause: null, reason: '' }

function rerun(cause: CacheCause, reason: string): StepCache {
  return { state: 'rerun', cause, reason }
}

/** BuildKit will compare the content first. */
function mayRerun(cause: CacheCause, reason: string): StepCache {
  return { state: 'may-rerun', cause, reason }
}

function stageCache(
  dockerfile: Dockerfile,
  stages: readonly Pick<BuiltStage, 'index' | 'steps' | 'image'>[],
  index: number,
  change: Change,
  results: readonly (readonly StepCache[])[],
  taint: Set<string>,
): readonly StepCache[] {
  const stage = dockerfile.stages[index]!
  const caches: StepCache[] = []
  let dirty: number | null = null
  for (const [number, step] of stages[index]!.steps.entries()) {
    const { instruction } = step
    const own =
      instruction.keyword === 'FROM'
        ? fromCache(dockerfile, instruction, stage.base, change, results)
        : ownCache(step, instruction, { change, taint, stages, results })
    const inherited = dirty === null || isMetadata(instruction) ? null : follows(index, dirty, caches[dirty]!)
    const cache = worse(own, inherited)
    caches.push(cache)
    const certain = dirty === null || (caches[dirty]!.state !== 'rerun' && cache.state === 'rerun')
    if (cache.state !== 'cached' && certain && !isMetadata(instruction)) dirty = number
    if (instruction.keyword !== 'FROM') spreadTaint(instruction, taint, change)
  }
  return caches
}

function follows(stage: number, step: number, above: StepCache): StepCache {
  return above.state === 'rerun'
    ? rerun({ kind: 'step', stage, step }, 'a step above it runs again')
    : mayRerun({ kind: 'step', stage, step }, 'a step above it may run again')
}

/** What is above decides, unless it only may run again and the step itself certainly does. */
function worse(own: StepCache, inherited: StepCache | null): StepCache {
  if (inherited === null || (inherited.state === 'may-rerun' && own.state === 'rerun')) return own
  return inherited
}

/** Instructions whose result is a line of the image's configuration and no layer. */
function isMetadata(instruction: Step['instruction']): boolean {
  return !['FROM', 'RUN', 'COPY', 'ADD', 'WORKDIR'].includes(instruction.keyword)
}

function fromCache(
  dockerfile: Dockerfile,
  instruction: FromInstruction,
  base: Dockerfile['stages'][number]['base'],
  change: Change,
  results: readonly (readonly StepCache[])[],
): StepCache {
  if (base.kind === 'stage') {
    const at = results[base.stage]?.findIndex(({ state }) => state !== 'cached') ?? -1
    const steps = dockerfile.stages[base.stage]?.instructions ?? []
    // A change that only touches metadata below does not reach the files.
    const layer =
      results[base.stage]?.findIndex(
        ({ state }, step) => state !== 'cached' && (step === 0 || !isMetadata(steps[step - 1]!)),
      ) ?? -1
    return layer === -1
      ? CACHED
      : rerun(
          { kind: 'step', stage: base.stage, step: at },
          `stage ${dockerfile.stages[base.stage]!.label} runs again`,
        )
  }
  const name = changedVariable([instruction.image, instruction.platform], globalTaint(dockerfile, change))
  return name === null ? CACHED : rerun({ kind: 'arg', name }, `the value of ${name} changed`)
}

type OwnInput = {
  readonly change: Change
  readonly taint: ReadonlySet<string>
  readonly stages: readonly Pick<BuiltStage, 'index' | 'steps' | 'image'>[]
  readonly results: readonly (readonly StepCache[])[]
}

/** The step's own reasons to run again, the parent aside. */
function ownCache(
  step: Step,
  instruction: StageInstruction,
  { change, taint, stages, results }: OwnInput,
): StepCache {
  if (change.noCache) return rerun({ kind: 'no-cache' }, 'the build does not use the cache')
  const path = step.reads.find((each) => change.changed?.includes(each))
  if (path !== undefined) return rerun({ kind: 'file', path }, `${path} changed`)
  const [used] = instruction.keyword === 'RUN' ? taint : []
  const name = used ?? changedVariable(valuesOf(instruction), taint)
  if (name !== null && name !== undefined) return rerun({ kind: 'arg', name }, `the value of ${name} changed`)
  return takenCache(step, stages, results, change)
}

/** COPY --from compares content: only files that a rerun step made can differ. */
function takenCache(
  step: Step,
  stages: OwnInput['stages'],
  results: OwnInput['results'],
  change: Change,
): StepCache {
  for (const { stage, path } of step.takes) {
    const caches = results[stage] ?? []
    const at = caches.findIndex(({ state }) => state !== 'cached')
    if (at === -1) continue
    const source = stages[stage]
    if (source && !touches(source, path, caches, change)) continue
    return rerun({ kind: 'step', stage, step: at }, `${path} comes from a stage that runs again`)
  }
  return CACHED
}

function touches(
  { image, steps }: Pick<BuiltStage, 'steps' | 'image' | 'index'>,
  path: string,
  caches: readonly StepCache[],
  change: Change,
): boolean {
  const dirty = (made: { stage: number; step: number }, stage: number): boolean =>
    made.stage !== stage || caches[made.step]?.state !== 'cached'
  const stage = steps[0]!.instruction.stage
  for (const [each, { made, context, kind }] of image.files.entries) {
    if (!isInside(path, each) || kind === 'directory') continue
    // A file that comes from the context is compared by its content, whatever step brought it.
    if (context === null ? dirty(made, stage) : (change.changed?.includes(context) ?? false)) return true
  }
  if (
    image.packages.some(
      (each) =>
        each.location !== null && isInside(withoutVersion(path), each.location) && dirty(each.made, stage),
    )
  )
    return true
  // A command that is not modelled may have written there.
  return (
    [...image.files.opaque].some((each) => isInside(each, path) || isInside(path, each)) &&
    steps.some((each, index) => each.instruction.keyword === 'RUN' && caches[index]?.state !== 'cached')
  )
}

/** Words of an instruction that BuildKit expands. */
function valuesOf(instruction: StageInstruction): readonly (Value | null)[] {
  switch (instruction.keyword) {
    case 'COPY':
    case 'ADD':
      return [
        ...instruction.sources,
        instruction.destination,
        instruction.chown,
        instruction.chmod,
        instruction.checksum,
      ]
    case 'WORKDIR':
      return [instruction.path]
    case 'USER':
      return [instruction.user]
    case 'ENV':
    case 'LABEL':
      return instruction.pairs.map(({ value }) => value)
    default:
      return []
  }
}

function changedVariable(values: readonly (Value | null)[], taint: ReadonlySet<string>): string | null {
  for (const value of values) {
    const name = value?.variables.find((each) => taint.has(each))
    if (name !== undefined) return name
  }
  return null
}

/** Global arguments whose value changes with the given ones. */
function globalTaint(dockerfile: Dockerfile, change: Change): ReadonlySet<string> {
  const taint = new Set(change.changedArgs ?? [])
  for (const { declarations } of dockerfile.globalArgs) {
    for (const { name, value } of declarations)
      if (value.variables.some((each) => taint.has(each))) taint.add(name)
  }
  return taint
}

/** Proxies are in no cache key. Source: docs.docker.com/reference/dockerfile, "Predefined ARGs". */
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY']

function spreadTaint(instruction: StageInstruction, taint: Set<string>, change: Change): void {
  if (instruction.keyword === 'ARG') {
    for (const { name, value } of instruction.declarations) {
      if (PROXIES.includes(name.toUpperCase())) continue
      const given = change.changedArgs?.includes(name) || value.variables.some((each) => taint.has(each))
      setTaint(taint, name, given ?? false)
    }
  }
  if (instruction.keyword === 'ENV') {
    const before = new Set(taint)
    for (const { key, value } of instruction.pairs) {
      if (key.text)
        setTaint(
          taint,
          key.text,
          value.variables.some((each) => before.has(each)),
        )
    }
  }
}

function setTaint(taint: Set<string>, name: string, tainted: boolean): void {
  if (tainted) taint.add(name)
  else taint.delete(name)
}
