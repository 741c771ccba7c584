import type { Job, Need, Pipeline } from './model.ts'
import { PIPELINES } from './pipelines.ts'

/**
 * Does job `first` succeed before job `then` starts, in every pipeline that has `then`? By `needs` where `then` has them
 * (of what it needs too), else by the order of stages. A failure that is allowed, a click that nobody waits for, and
 * `when: always` of `then` break it. Null: the file does not tell.
 */
export function before(pipeline: Pipeline, first: Job, then: Job): boolean | null {
  const jobs = new Map(pipeline.jobs.map((job) => [job.name, job]))
  return comesBefore(first, then, { jobs, known: new Map() })
}

type Search = { readonly jobs: ReadonlyMap<string, Job>; readonly known: Map<string, boolean | null> }

function comesBefore(first: Job, then: Job, search: Search): boolean | null {
  if (first.name === then.name || !canStop(first) || !waits(then) || misses(first, then)) return false
  const variants = needsOf(then)
  return every(
    variants.map((needs) => (needs === null ? byStage(first, then) : byNeeds(first, then, needs, search))),
  )
}

/** Codes with which the shell and signals end a job, and no program of its script. */
const SIGNALS = 126

/** May the failure of what a job does be forgiven? A list of signals alone leaves it as it is. */
export function mayBeForgiven({ value, exitCodes }: Job['allowFailure']): boolean {
  const onlySignals = exitCodes !== null && exitCodes.length > 0 && exitCodes.every((code) => code > SIGNALS)
  return value !== false && !onlySignals
}

/** Its failure ends the pipeline for those behind it. */
function canStop({ allowFailure, when, rules }: Job): boolean {
  if (mayBeForgiven(allowFailure) || when?.value === 'never') return false
  return (rules ?? []).every((rule) => {
    if (rule.allowFailure !== null) return !rule.allowFailure.value
    return rule.when?.value !== 'manual' || allowFailure.range !== null
  })
}

/** It starts only when what comes before it has succeeded. */
function waits({ when, rules }: Job): boolean {
  const whens = [when, ...(rules ?? []).map((rule) => rule.when)]
  return !whens.some((each) => each?.value === 'always' || each?.value === 'on_failure')
}

/** There are pipelines with `then` that do not have `first`. */
function misses(first: Job, then: Job): boolean {
  return PIPELINES.some((kind) => first.runs[kind] === false && then.runs[kind] === true)
}

/** `needs` of the job, and those that its rules put in their place. */
function needsOf({ needs, rules }: Job): readonly (readonly Need[] | null)[] {
  const others = (rules ?? []).flatMap((rule) => (rule.needs === null ? [] : [rule.needs]))
  const always = rules === null || rules.some((rule) => rule.needs === null && rule.when?.value !== 'never')
  return always ? [needs, ...others] : others
}

function byStage({ stage: a }: Job, { stage: b }: Job): boolean | null {
  return a.index === null || b.index === null ? null : a.index < b.index
}

function byNeeds(first: Job, then: Job, needs: readonly Need[], search: Search): boolean | null {
  const key = `${then.name}\n${needs.map(({ job }) => job).join('\n')}`
  const known = search.known.get(key)
  if (known !== undefined) return known
  // A circle of needs would come back to here.
  search.known.set(key, false)
  const answer = some(needs.map((need) => byNeed(first, then, need, search)))
  search.known.set(key, answer)
  return answer
}

function byNeed(first: Job, then: Job, need: Need, search: Search): boolean | null {
  if (need.elsewhere) return false
  if (need.job === first.name) return true
  const job = search.jobs.get(need.job)
  if (job === undefined) return null
  return misses(job, then) ? false : comesBefore(first, job, search)
}

function every(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(false)) return false
  return answers.includes(null) ? null : true
}

function some(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(true)) return true
  return answers.includes(null) ? null : false
}
