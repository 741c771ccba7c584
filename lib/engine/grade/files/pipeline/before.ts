import { before } from '../../../gitlab-ci/order.ts'
import type { Job } from '../../../gitlab-ci/model.ts'
import { asList, every, fails, holds, unknown, type Outcome } from '../../outcome.ts'
import type { BeforeCheck, JobCheck } from '../../schema.ts'
import type { Subject } from '../../subject.ts'
import { momentsOf } from './acts.ts'
import { fitsJob, nearestOf } from './job.ts'
import { at, nameOf, placedJobs, type PlacedJob } from './placed.ts'

type Tried = { readonly placed: PlacedJob; readonly outcome: Outcome; readonly check: JobCheck }

/** In front of every job like this there comes one whose failure keeps it from starting. */
export function matchBefore(check: BeforeCheck, subject: Subject): Outcome {
  const jobs = placedJobs(subject)
  const tried = (one: JobCheck): readonly Tried[] =>
    jobs.map((placed) => ({ placed, outcome: fitsJob(placed, one), check: one }))
  const then = tried(check.job)
  const firsts = asList<JobCheck>(check.comes).map((one) => ({ check: one, tried: tried(one) }))
  const right = firsts.flatMap((each) => each.tried).filter(({ outcome }) => outcome.holds)
  const waiting = then.filter(({ outcome }) => outcome.holds)
  const none = firsts[0]
  if (waiting.length === 0) return nearestOf(then, check.job)
  if (right.length === 0 && none !== undefined) return nearestOf(none.tried, none.check)
  const answer = every(waiting.map((each) => () => comesBehind(each, right)))
  if (!answer.holds) return answer
  const open = then.find(({ outcome }) => !outcome.holds && !outcome.known)
  return open?.outcome ?? answer
}

/** One of the first kind is enough: the one that says yes, else that of which it is not known, else the nearest. */
function comesBehind(then: Tried, firsts: readonly Tried[]): Outcome {
  let open: Outcome | null = null
  let near: Outcome | null = null
  for (const first of firsts) {
    const isSame = first.placed.job.name === then.placed.job.name
    const answer = isSame ? standsAbove(first, then) : isFirst(first.placed, then.placed)
    if (answer.holds) return answer
    if (answer.known) near ??= answer
    else open ??= answer
  }
  return open ?? near!
}

/** Both in one job: by the order of its commands, of which the first has to fail the job. */
function standsAbove(first: Tried, then: Tried): Outcome {
  const { placed } = first
  const [a, b] = [momentsOf(first.check, placed), momentsOf(then.check, placed)]
  const name = nameOf(placed)
  const line = (index: number) => placed.job.commands[index]?.range ?? null
  if (a === null || b === null)
    return fails(
      `${name} does both, so neither waits for the other.`,
      'Give each a job of its own.',
      at(placed),
    )
  if (a.ends.index >= b.begins.index)
    return fails(
      `${name} does it in the wrong order.`,
      'Move what has to come first up.',
      at(placed, line(b.begins.index)),
    )
  if (a.ends.counts === null)
    return unknown(
      `Whether job ${placed.job.name} gets that far in any case cannot be told from the file.`,
      '',
      at(placed, line(a.ends.index)),
    )
  return a.ends.counts
    ? holds(`${name} does it in this order.`, at(placed, line(a.ends.index)))
    : fails(
        `When that fails, job ${placed.job.name} goes on.`,
        'Its failure has to end the job.',
        at(placed, line(a.ends.index)),
      )
}

function isFirst(first: PlacedJob, then: PlacedJob): Outcome {
  const is = first.file === then.file ? before(then.pipeline, first.job, then.job) : null
  const [a, b] = [first.job.name, then.job.name]
  const place = at(then, then.job.stage.range ?? null)
  if (is === true && mayBeMissing(first.job, then.job))
    return unknown(
      `There may be pipelines with job ${b} and without ${a}: that depends on the rules of ${a}.`,
      'Give both the same rules.',
      at(first),
    )
  if (is === true) return holds(`Job ${b} waits for ${a}.`, place)
  const need = `Put ${b} into a later stage than ${a}, or let it need ${a}; a failure of ${a} has to stop it.`
  if (is === null)
    return unknown(`Whether job ${b} waits for ${a} cannot be told from the file.`, need, place)
  return fails(`Job ${b} does not wait for ${a} to succeed.`, need, place)
}

const PIPELINES = ['defaultBranch', 'otherBranches', 'tags', 'mergeRequests'] as const

/** The first depends on changed files or on a variable of the project where the second is always there. */
function mayBeMissing(first: Job, then: Job): boolean {
  if (!PIPELINES.some((kind) => first.runs[kind] === 'some' && then.runs[kind] === true)) return false
  const conditions = [...(first.only?.variables ?? []), ...(first.except?.variables ?? [])].map(
    ({ name }) => name,
  )
  const files = [first.only, first.except].some((policy) => (policy?.changes.length ?? 0) > 0)
  return (
    files ||
    [
      ...conditions,
      ...(first.rules ?? []).map((rule) => (rule.changes || rule.exists ? '$FILES' : (rule.if?.value ?? ''))),
    ].some((text) => /\$\{?(?!CI_|\{)\w/.test(text))
  )
}
