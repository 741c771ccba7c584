import type { Pushing } from '../../gitlab-ci/pushes.ts'
import type { Pipeline } from '../../gitlab-ci/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { allPushes, isReleaseName } from './shared/pushed-images.ts'

export const docs: RuleDocs = {
  why: 'Without rules a job runs for every branch, so the image that everybody pulls as latest is the one of whatever was pushed last: an experiment of a colleague, or a branch that nobody has reviewed. Whoever may push a branch can then put code into production. Names that people rely on belong to the default branch, or to tags, and those are protected in the settings of the project.',
  bad: 'image-of-ferry:\n  image: docker:29\n  services: [docker:29-dind]\n  script:\n    - docker build --tag $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA --tag $CI_REGISTRY_IMAGE:latest .\n    - docker push $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA\n    - docker push $CI_REGISTRY_IMAGE:latest\n',
  good: 'image-of-ferry:\n  image: docker:29\n  services: [docker:29-dind]\n  rules:\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n  script:\n    - docker build --tag $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA --tag $CI_REGISTRY_IMAGE:latest .\n    - docker push $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA\n    - docker push $CI_REGISTRY_IMAGE:latest\n',
  sources: [
    'https://docs.gitlab.com/ci/jobs/job_rules/',
    'https://docs.gitlab.com/user/project/repository/branches/protected/',
  ],
  equivalents: {},
}

type MessageId = 'branches' | 'mergeRequests'

/** A push that a test of the shell guards (`if [ "$CI_COMMIT_BRANCH" = main ]`) is left alone. */
export default defineRule({
  meta: {
    name: 'ci-push-unprotected',
    severity: 'warning',
    category: 'security',
    files: 'gitlab-ci',
    title: 'Keep releases to the default branch',
    messages: {
      branches:
        'Job {{job}} runs for every branch, so {{image}} becomes whatever somebody pushed last: limit it to the default branch with rules.',
      mergeRequests:
        'Job {{job}} runs for merge requests, so {{image}} becomes code that nobody has merged: limit it to the default branch with rules.',
    },
  },
  *check({ pipeline }) {
    const pushes = allPushes(pipeline).filter((push) => isReleaseName(push) && push.command.certain)
    yield* distinct(pushes.flatMap((push) => reportOf(push, pipeline) ?? []))
  },
})

function reportOf({ job, image, range }: Pushing, { whole, workflow }: Pipeline): Report<MessageId> | null {
  const { otherBranches, mergeRequests } = job.runs
  if (otherBranches !== true && mergeRequests !== true) return null
  return {
    messageId: otherBranches === true ? 'branches' : 'mergeRequests',
    range,
    data: { job: job.name, image: image?.text ?? '' },
    confidence: whole || workflow !== null ? 'certain' : 'likely',
  }
}
