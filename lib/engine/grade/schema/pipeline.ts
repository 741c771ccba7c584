import * as z from 'zod'
import { block, key, texts } from './key.ts'

const jobCheck = block(
  { name: key(texts, 'Its name is one of these, with * and ?.', 'build') },
  { id: 'job', about: 'A job of a pipeline that can run; templates are none.' },
)

/** What of a pipeline can be counted and asked of all. */
export const pipelineThings = { job: jobCheck }

/** What may be asked of a pipeline. */
export const pipelineKeys = {
  job: key(jobCheck, 'Some job of the pipeline is like this.', { name: 'build' }),
}

export type JobCheck = z.infer<typeof jobCheck>
