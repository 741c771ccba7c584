import type { Job } from '../../gitlab-ci/model.ts'
import { ask, asList, fails, holds, orList } from '../outcome.ts'
import type { JobCheck } from '../schema.ts'
import { textTest } from '../matchers/patterns.ts'
import type { Kind } from '../matchers/thing.ts'

/** A job and the file it stands in. */
export type PlacedJob = { readonly job: Job; readonly file: string }

export const JOB: Kind<JobCheck, PlacedJob> = {
  many: 'jobs',
  list: ({ filesOf }) =>
    filesOf('gitlab-ci').flatMap(({ model, path }) => model.jobs.map((job) => ({ job, file: path }))),
  fits: fitsJob,
  none: ({ name }) =>
    fails(`There is no job ${name === undefined ? 'like that' : orList(asList(name))}.`, ''),
}

function fitsJob({ job, file }: PlacedJob, check: JobCheck) {
  const at = { place: job.nameRange, file, subject: job.name }
  return ask<JobCheck>(check, {
    name: (value) =>
      textTest(asList(value))(job.name)
        ? holds('', at)
        : fails(`The job is called ${job.name}.`, `It has to be ${orList(asList(value))}.`, at),
  })
}
