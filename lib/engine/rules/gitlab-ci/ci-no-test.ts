import { buildsOf } from '../../gitlab-ci/builds.ts'
import type { Pushing } from '../../gitlab-ci/pushes.ts'
import { before } from '../../gitlab-ci/order.ts'
import { readImageName } from '../../gitlab-ci/reference.ts'
import type { Job, Pipeline } from '../../gitlab-ci/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { allPushes, callsScripts, isReleaseName, mayHideMore } from './shared/pushed-images.ts'

export const docs: RuleDocs = {
  why: 'Tests that run on the source say nothing about the image: a file that .dockerignore leaves out, a library that the slim base does not have, a user who may not write, all of that shows only when the image runs. So run the tests in the image that is pushed, or build a stage that runs them: docker run --rm IMAGE pytest, or docker build --target test. The name that others pull, such as latest, is given afterwards.',
  bad: 'image-of-ferry:\n  image: docker:29\n  services: [docker:29-dind]\n  script:\n    - docker build --tag $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA .\n    - docker push $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA\n    - docker scout cves $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA\n',
  good: 'image-of-ferry:\n  image: docker:29\n  services: [docker:29-dind]\n  script:\n    - docker build --tag $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA .\n    - docker run --rm $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA pytest\n    - docker push $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA\n',
  sources: [
    'https://docs.gitlab.com/ci/docker/using_docker_build/',
    'https://docs.docker.com/guides/python/configure-github-actions/',
  ],
  equivalents: {},
}

/** A push under the name of the commit is how the next job gets the image, so only names for others may come too early. */
export default defineRule({
  meta: {
    name: 'ci-no-test',
    severity: 'info',
    category: 'reliability',
    files: 'gitlab-ci',
    title: 'Run the image before it is released',
    messages: {
      none: 'This image is pushed, and nothing in the pipeline runs it or builds a stage with tests.',
      early:
        '{{image}} is pushed before job {{test}} has run it, so others may pull an image that fails its tests.',
    },
  },
  *check({ pipeline }) {
    const pushes = allPushes(pipeline)
    const [push] = pushes
    if (push === undefined || mayHideMore(pipeline)) return
    const tests = pipeline.jobs.filter((job) => runsImage(job, pushes))
    if (tests.length === 0) {
      if (!pipeline.jobs.some(callsScripts))
        yield { messageId: 'none', range: push.range, confidence: 'likely' }
      return
    }
    const early = pushes.find((each) => isReleaseName(each) && isEarly(each, tests, pipeline))
    if (early !== undefined)
      yield {
        messageId: 'early',
        range: early.range,
        data: { image: early.image?.text ?? '', test: tests[0]?.name ?? '' },
      }
  },
})

const TEST = /test|check|verify|smoke|e2e|qa/i

/** All jobs that run the image are there to test it, and come behind the one that pushes it. */
function isEarly({ job }: Pushing, tests: readonly Job[], pipeline: Pipeline): boolean {
  return tests.every(
    (test) =>
      test !== job && TEST.test(`${test.name} ${test.stage.name}`) && before(pipeline, job, test) === true,
  )
}

const TOOLS = /^(?:container-structure-test|dgoss|goss|dive|bats|testinfra|zap-baseline\.py)$/

/** As its image, a service, with docker run or compose, in a stage for tests; or with a tool that looks into images. */
function runsImage(job: Job, pushes: readonly Pushing[]): boolean {
  const names = new Set(pushes.flatMap(({ image }) => image?.name ?? []))
  const isOwn = (text: string): boolean => names.has(readImageName(text)?.name ?? text)
  return (
    [...(job.image === null ? [] : [job.image]), ...job.services].some(({ name }) => isOwn(name.text)) ||
    job.commands.some(({ call, program }) => {
      if (call?.kind === 'run' || call?.kind === 'exec') return true
      if (call?.kind === 'compose') return /^(?:up|run|exec|start)$/.test(call.command)
      return TOOLS.test(program ?? '')
    }) ||
    buildsOf(job).some(({ target }) => /test|check|lint|ci|qa/i.test(target?.value ?? ''))
  )
}
