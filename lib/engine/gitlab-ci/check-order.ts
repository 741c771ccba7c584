import type { Range } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import type { Job, Need, Pipeline } from './model.ts'
import { hasInput } from './nodes.ts'
import { ciError, inWords, listed, near } from './problems.ts'

/** Jobs by name. */
export type Jobs = ReadonlyMap<string, Job>

/** What a job says of stages and of other jobs. */
export function* orderProblems(job: Job, pipeline: Pipeline, jobs: Jobs): Iterable<Problem> {
  yield* stageProblems(job, pipeline)
  for (const need of allNeeds(job)) yield* needProblems(job, need, pipeline, jobs)
  yield* dependencyProblems(job, pipeline, jobs)
  yield* stopProblems(job, pipeline, jobs)
}

function allNeeds({ needs, rules }: Job): readonly Need[] {
  return [...(needs ?? []), ...(rules ?? []).flatMap((rule) => rule.needs ?? [])]
}

/** Stages that this file names count, whatever it includes; without names they may stand elsewhere. */
function* stageProblems({ name, stage, nameRange, complete }: Job, pipeline: Pipeline): Iterable<Problem> {
  const named = pipeline.stages.some(({ range }) => range !== null)
  if (stage.index !== null || isOpen(stage.name) || !(pipeline.whole || named)) return
  const names = pipeline.stages.map((each) => each.name)
  const own = names.filter((each) => !each.startsWith('.'))
  if (stage.range !== null) {
    const help = near(stage.name, names) || listed(own)
    yield ciError(`There is no stage "${stage.name}"${help}`, stage.range)
  } else if (complete) {
    const message = `Job "${name}" names no stage, so it belongs to "test", and there is no such stage; there ${own.length === 1 ? 'is' : 'are'} ${inWords(own)}.`
    yield ciError(message, nameRange)
  }
}

/** Filled in later: `$[[ inputs.stage ]]`, or `$[[ matrix.X ]]` in `needs`. */
function isOpen(name: string): boolean {
  return hasInput(name) || name.includes('$')
}

function* needProblems(job: Job, need: Need, pipeline: Pipeline, jobs: Jobs): Iterable<Problem> {
  if (need.elsewhere || isOpen(need.job)) return
  const target = jobs.get(need.job)
  if (need.job === job.name)
    yield ciError(`Job "${job.name}" needs itself, so it would never start.`, need.range)
  else if (target === undefined) yield* missingJob(need.job, need.range, 'needs', need.optional, pipeline)
  else if (isLater(target, job))
    yield ciError(
      `Job "${target.name}" is in stage "${target.stage.name}", which comes after "${job.stage.name}": a job can need those of earlier stages and of its own.`,
      need.range,
    )
}

function isLater(target: Job, job: Job): boolean {
  return target.stage.index !== null && job.stage.index !== null && target.stage.index > job.stage.index
}

function* missingJob(
  name: string,
  range: Range,
  key: string,
  optional: boolean,
  { jobs, hidden, whole }: Pipeline,
): Iterable<Problem> {
  if (optional || isParallelName(name, jobs)) return
  if (hidden.some((job) => job.name === name)) {
    yield ciError(
      `"${name}" is a template: its name begins with a dot, so it never runs and cannot stand in "${key}".`,
      range,
    )
  } else if (whole) {
    const names = jobs.map((job) => job.name)
    yield ciError(`There is no job "${name}"${near(name, names) || listed(names)}`, range)
  }
}

/** `build: [linux, arm64]`, `test 1/3`: one of those that `parallel` makes. */
function isParallelName(name: string, jobs: readonly Job[]): boolean {
  return (
    jobs.some((job) => job.parallel !== null && name.startsWith(`${job.name}: [`)) ||
    /^.+ \d+\/\d+$/.test(name)
  )
}

/** Artifacts can be had of jobs that ran before. Source: GitLab, YamlProcessor, `validate_job_dependencies!`. */
function* dependencyProblems(job: Job, pipeline: Pipeline, jobs: Jobs): Iterable<Problem> {
  const needed = job.needs?.map((need) => need.job) ?? null
  for (const { name, range } of job.dependencies ?? []) {
    if (isOpen(name)) continue
    const target = jobs.get(name)
    if (target === undefined) yield* missingJob(name, range, 'dependencies', false, pipeline)
    else if (needed !== null && needed.length > 0 && !needed.includes(name))
      yield ciError(
        `"${name}" stands in "dependencies" and not in "needs", so job "${job.name}" need not run after it.`,
        range,
      )
    else if (needed === null && !isEarlier(target, job))
      yield ciError(
        `Job "${name}" is in stage "${target.stage.name}", which does not come before "${job.stage.name}": it has no artifacts yet.`,
        range,
      )
  }
}

function isEarlier(target: Job, job: Job): boolean {
  return target.stage.index === null || job.stage.index === null || target.stage.index < job.stage.index
}

function* stopProblems({ environment }: Job, pipeline: Pipeline, jobs: Jobs): Iterable<Problem> {
  const stop = environment?.onStop ?? null
  if (stop === null || isOpen(stop.name) || jobs.has(stop.name)) return
  yield* missingJob(stop.name, stop.range, 'on_stop', false, pipeline)
}

/** Circles of needs, each told once, where it closes. */
export function* needCircles(byName: Jobs): Iterable<Problem> {
  const done = new Set<string>()
  for (const job of byName.values()) yield* circlesFrom(job, byName, done)
}

type Frame = { readonly job: Job; readonly needs: readonly Need[]; next: number }

/** Depth first with a list of its own, because chains may be long. */
function* circlesFrom(start: Job, byName: Jobs, done: Set<string>): Iterable<Problem> {
  const path: Frame[] = []
  const open = new Set<string>()
  const enter = (job: Job): void => {
    if (done.has(job.name)) return
    done.add(job.name)
    open.add(job.name)
    path.push({ job, needs: job.needs ?? [], next: 0 })
  }
  enter(start)
  for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
    const need = frame.needs[frame.next++]
    const target = need === undefined ? undefined : byName.get(need.job)
    if (need === undefined) {
      open.delete(frame.job.name)
      path.pop()
    } else if (target !== undefined && target.name !== frame.job.name) {
      if (open.has(target.name)) yield circle(path, target.name, need.range)
      else enter(target)
    }
  }
}

function circle(path: readonly Frame[], name: string, range: Range): Problem {
  const from = path.findIndex(({ job }) => job.name === name)
  const names = [...path.slice(from).map(({ job }) => job.name), name]
  const chain = names.map((each) => `"${each}"`).join(' needs ')
  return ciError(`${chain}: that is a circle, and none of them would ever start.`, range)
}
