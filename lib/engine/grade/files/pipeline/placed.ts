import type { Job, JobCommand, Pipeline } from '../../../gitlab-ci/model.ts'
import { pushesOf, type Pushing } from '../../../gitlab-ci/pushes.ts'
import type { Range } from '../../../source/position.ts'
import { decided, type Outcome } from '../../outcome.ts'
import { perSubject, type Subject } from '../../subject.ts'
import { withComposeCalls } from './compose-calls.ts'
import { fullName } from './image-names.ts'

/** A job with the pipeline and the file it stands in. */
export type PlacedJob = {
  readonly job: Job
  readonly pipeline: Pipeline
  readonly file: string
  readonly files: Subject['all']
  /** Pushes of all jobs under a name, in the order of the text. */
  readonly pushesOf: (name: string) => readonly Pushing[]
}

/** Each is asked about each other one; a pipeline of GitLab has 500 at most, and those of people have fewer by far. */
const MOST_JOBS = 250

/** Jobs that can run at all. */
export const placedJobs = perSubject(({ filesOf, all }): readonly PlacedJob[] =>
  filesOf('gitlab-ci').flatMap(({ model: written, path }) => {
    // Then no pipeline ever comes about.
    if (written.workflow?.rules?.every((rule) => rule.when?.value === 'never') === true) return []
    const model = { ...written, jobs: written.jobs.map((job) => withComposeCalls(job, all)) }
    const pushes = pushesByName(model)
    return model.jobs
      .filter((job) => !neverRuns(job))
      .slice(0, MOST_JOBS)
      .map((job) => ({
        job,
        pipeline: model,
        file: path,
        files: all,
        pushesOf: (name) => pushes().get(name) ?? [],
      }))
  }),
)

/** Worked out once, when it is asked for. */
function pushesByName({ jobs }: Pipeline): () => ReadonlyMap<string, readonly Pushing[]> {
  let found: Map<string, Pushing[]> | null = null
  return () => {
    if (found !== null) return found
    found = new Map()
    for (const push of jobs.flatMap(pushesOf)) {
      const name = push.image === null ? null : fullName(push.image)
      if (name === null) continue
      const list = found.get(name)
      if (list === undefined) found.set(name, [push])
      else list.push(push)
    }
    return found
  }
}

/** Switched off for good: `when: never`, by itself or in every rule. */
function neverRuns({ when, rules }: Job): boolean {
  if (rules === null) return when?.value === 'never'
  return rules.every((rule) => rule.when?.value === 'never')
}

export type At = { readonly place: Range; readonly file: string; readonly subject: string }

/** Where a message leads: a part of the job, or its name. */
export function at({ job, file }: PlacedJob, place: Range | null = null, subject = job.name): At {
  return { place: place ?? job.nameRange, file, subject }
}

export function nameOf({ job }: PlacedJob): string {
  return `Job ${job.name}`
}

type Words = { readonly yes: string; readonly no: string; readonly need?: string }

/** Yes, no or not known, about this job: `yes` and `no` continue `Job build …`. */
export function told(
  placed: PlacedJob,
  is: boolean | null,
  wanted: boolean,
  { yes, no, need = '' }: Words,
  place: Range | null = null,
  subject?: string,
): Outcome {
  const name = nameOf(placed)
  return decided(
    is,
    wanted,
    {
      yes: `${name} ${yes}.`,
      no: `${name} ${no}.`,
      open: `Whether job ${placed.job.name} ${yes} cannot be told from the file.`,
      need,
    },
    at(placed, place, subject),
  )
}

/** What is not written may come from what the job extends elsewhere. */
export function absent({ job }: PlacedJob): false | null {
  return job.complete ? false : null
}

/** It runs in any case, and its failure fails the job; null where that depends on more. */
export function countsIn({
  certain,
  failureStops,
  failureIgnored,
  background,
  phase,
}: Pick<JobCommand, 'certain' | 'failureStops' | 'failureIgnored' | 'background' | 'phase'>): boolean | null {
  if (!failureStops || failureIgnored || background || phase === 'after_script') return false
  return certain ? true : null
}
