import * as z from 'zod'
import { several } from './compose-parts.ts'
import { amount, block, boolean, key, names, needed, otherwise, texts } from './key.ts'
import { lineBlock } from './lines.ts'
import {
  artifactsCheck,
  ciBuildCheck,
  ciImageCheck,
  ciServiceCheck,
  ciVariableCheck,
  dindCheck,
  environmentCheck,
  executedCheck,
  idTokenCheck,
  loginCheck,
  pushedCheck,
  runsCheck,
  scanCheck,
  signCheck,
  verifyCheck,
} from './pipeline-parts.ts'

export type * from './pipeline-parts.ts'

const jobCheck = block(
  {
    name: key(texts, 'Its name is one of these, with * and ?.', 'build'),
    stage: key(texts, 'Its stage is one of these; test when nothing is written.', 'build'),
    image: key(ciImageCheck, 'Its image.', { name: 'docker:*', versioned: true }),
    services: key(several(ciServiceCheck), 'It has such a service; several: all of them.', {
      image: { name: 'docker:*-dind' },
    }),
    dind: key(dindCheck, 'The Docker daemon that it has to itself.', { tls: true, sameMajor: true }),
    variables: key(several(ciVariableCheck), 'Variables that its commands see, all of them.', {
      name: 'DOCKER_TLS_CERTDIR',
      empty: false,
    }),
    tags: key(texts, 'It asks for a runner with one of these tags, with * and ?.', '*shell*'),
    lines: key(several(lineBlock), 'It has a command line like this; several: one for each.', {
      program: 'deploy.sh',
    }),
    executes: key(several(executedCheck), 'It runs such a command, wherever; several: all of them.', {
      command: 'pytest',
    }),
    builds: key(several(ciBuildCheck), 'It builds such an image; several: all of them.', { context: '.' }),
    pushes: key(several(pushedCheck), 'It pushes such an image; several: all of them.', {
      image: '*:${CI_COMMIT_SHA}',
    }),
    scans: key(several(scanCheck), 'It searches an image for holes like this; several: all of them.', {
      failsOn: ['HIGH', 'CRITICAL'],
    }),
    signs: key(signCheck, 'It signs an image like this.', { digest: true }),
    verifies: key(verifyCheck, 'It checks the signature of an image like this.', { signer: true }),
    logsIn: key(loginCheck, 'It logs in to a registry like this.', { by: 'stdin' }),
    allowFailure: key(
      boolean,
      'false: its failure stops the pipeline; not so with allow_failure, also in rules, or with a click that nobody waits for.',
      false,
    ),
    forgives: key(
      several(z.int().min(1).max(255)),
      'Its failure stops the pipeline, but for these exit codes by allow_failure; no exit of its scripts puts one of them in the place of another.',
      2,
    ),
    runs: key(runsCheck, 'In which pipelines it is.', { only: 'defaultBranch' }),
    manual: key(boolean, 'It waits for a click, in some pipeline.', true),
    needs: key(texts, 'needs names each of these jobs.', 'build'),
    artifacts: key(artifactsCheck, 'Files that GitLab keeps.', { when: 'always' }),
    environment: key(environmentCheck, 'What it deploys to.', { name: 'production' }),
    idTokens: key(several(idTokenCheck), 'It gets such a token; several: all of them.', { aud: 'sigstore' }),
    retry: key(amount, 'How often it is tried again.', { atMost: 1 }),
    timeout: key(boolean, 'It has a timeout of its own.', true),
    interruptible: key(boolean, 'A newer pipeline may stop it.', true),
    clean: key(names, 'These rules find nothing certain in it.', ['ci-docker-socket']),
  },
  {
    id: 'job',
    about:
      'A job of a pipeline, with what it inherits and extends; templates and jobs that never run are none.',
  },
)

const pushCheck = z
  .strictObject({
    ...pushedCheck.shape,
    job: key(texts, 'Only what these jobs push, with * and ?.', 'release'),
  })
  .refine(
    (value) => Object.keys(value).some((each) => each !== 'job'),
    otherwise('asks for any push; write at least image, built, by, fixed or runs'),
  )
  .meta({ id: 'push', description: 'An image that a pipeline pushes.' })

const beforeCheck = z
  .strictObject({
    job: needed(jobCheck, 'What waits.', { lines: { program: 'deploy.sh' } }),
    comes: needed(several(jobCheck), 'What has to succeed first; of several one is enough.', {
      scans: { failsOn: 'HIGH' },
    }),
  })
  .meta({
    id: 'before',
    description:
      'In front of every job like this there comes one that has to succeed: by needs, by stages, or higher up in the same script. Fails where there is no job like this.',
  })

const pipelineCheck = block(
  {
    stages: key(texts, 'Its stages are these among others, in this order.', ['build', 'test', 'deploy']),
    jobs: key(texts, 'There is a job with each of these names.', ['build', 'deploy']),
    runs: key(runsCheck, 'Which pipelines come about, by workflow.', {
      in: ['defaultBranch', 'mergeRequests'],
    }),
    variables: key(several(ciVariableCheck), 'Variables of the file as a whole, all of them.', {
      name: 'DOCKER_CONTENT_TRUST',
      given: 'no',
    }),
    mentions: key(
      texts,
      'An image, a variable, its value or a word of a command is one of these, with * and ?. Comments, names of jobs and what echo prints do not count.',
      '*kaniko*',
    ),
    includes: key(boolean, 'It takes in other files.', false),
  },
  { id: 'pipeline', about: 'A pipeline as a whole.' },
)

/** What of a pipeline can be counted and asked of all. */
export const pipelineThings = { job: jobCheck, push: pushCheck }

/** What may be asked of a pipeline. */
export const pipelineKeys = {
  job: key(jobCheck, 'Some job of the pipeline is like this.', { name: 'build' }),
  push: key(pushCheck, 'Some image that the pipeline pushes is like this.', { image: '*:${CI_COMMIT_SHA}' }),
  before: key(beforeCheck, 'A job has to succeed before another one starts.', {
    job: { lines: { program: 'deploy.sh' } },
    comes: { scans: { failsOn: 'HIGH' } },
  }),
  pipeline: key(pipelineCheck, 'The pipeline as a whole.', { stages: ['build', 'deploy'] }),
}

export type JobCheck = z.infer<typeof jobCheck>
export type PushCheck = z.infer<typeof pushCheck>
export type BeforeCheck = z.infer<typeof beforeCheck>
export type PipelineCheck = z.infer<typeof pipelineCheck>
