import { buildsOf } from '../../gitlab-ci/builds.ts'
import type { Job } from '../../gitlab-ci/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'Builds pull from registries and mirrors, and now and then one of those hangs: without a timeout the job occupies a runner for an hour, which is what projects have by default. With interruptible: true a newer push ends the build of the older one, and retry for failures of the runner spares somebody the click. All three are one line each, in default for all jobs. A project may have set its own timeout, so this is a hint.',
  bad: 'image-of-ferry:\n  image: docker:29\n  services: [docker:29-dind]\n  script:\n    - docker build --tag ferry:$CI_COMMIT_SHA .\n',
  good: 'default:\n  interruptible: true\n  retry:\n    max: 2\n    when: runner_system_failure\nimage-of-ferry:\n  image: docker:29\n  services: [docker:29-dind]\n  timeout: 20 minutes\n  script:\n    - docker build --tag ferry:$CI_COMMIT_SHA .\n',
  sources: [
    'https://docs.gitlab.com/ci/yaml/#timeout',
    'https://docs.gitlab.com/ci/yaml/#interruptible',
    'https://docs.gitlab.com/ci/yaml/#retry',
  ],
  equivalents: {},
}

/** Any of the three shows that somebody has thought of it. Said once, at the first build. */
export default defineRule({
  meta: {
    name: 'ci-needs-retry-timeout',
    severity: 'info',
    category: 'reliability',
    files: 'gitlab-ci',
    title: 'Give builds a timeout',
    messages: {
      none: 'Job {{job}} builds an image without timeout, interruptible or retry, so a build that hangs holds a runner for as long as the project allows.',
    },
  },
  *check({ pipeline: { jobs, whole } }) {
    const job = whole ? jobs.find((each) => isOpen(each) && buildsOf(each).length > 0) : undefined
    if (job !== undefined)
      yield { messageId: 'none', range: job.nameRange, data: { job: job.name }, confidence: 'possible' }
  },
})

function isOpen({ complete, timeout, retry, interruptible }: Job): boolean {
  return complete && timeout === null && retry === null && interruptible === null
}
