import { before } from '../../gitlab-ci/order.ts'
import type { Job, Pipeline } from '../../gitlab-ci/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { allPushes, callsScripts, mayHideMore, mentions } from './shared/pushed-images.ts'

export const docs: RuleDocs = {
  why: 'An image brings a few hundred packages that nobody of the team has written, and every week some of them turn out to have holes. A scanner compares what is in the image with the lists of known ones. In the pipeline, before the deploy, it can say no: trivy image --exit-code 1 --severity HIGH,CRITICAL, or grype --fail-on high. Behind the deploy it only tells what already runs. Scanning in the registry as well finds what becomes known later.',
  bad: 'image-of-ferry:\n  image: docker:29\n  services: [docker:29-dind]\n  script:\n    - docker build --tag $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA .\n    - docker push $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA\n',
  good: 'image-of-ferry:\n  stage: build\n  image: docker:29\n  services: [docker:29-dind]\n  script:\n    - docker build --tag $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA .\n    - docker push $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA\nscan:\n  stage: test\n  image:\n    name: aquasec/trivy:0.75.0\n    entrypoint: [""]\n  script:\n    - trivy image --exit-code 1 --severity HIGH,CRITICAL $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA\n',
  sources: [
    'https://docs.gitlab.com/user/application_security/container_scanning/',
    'https://trivy.dev/latest/docs/target/container_image/',
  ],
  equivalents: { docker_bench: ['4.4'], dockle: ['CIS-DI-0004'] },
}

const SCANNER =
  /trivy|grype|snyk|scout|clair|anchore|dockle|sysdig|wizcli|twistcli|prismacloud|aquasec|\bjf\b|xray|checkov|(?:^|[^-\w])scan\b|(?:image|vuln\w{0,20}|security|docker|container)[-_: ]?scan|inspector-sbomgen|osv-scanner|neuvector|lacework/i
const DEPLOY = /deploy|release|rollout|production/i

/** What scripts of the project do is not known; a pipeline that calls some may scan there. */
export default defineRule({
  meta: {
    name: 'ci-no-scan',
    severity: 'info',
    category: 'security',
    files: 'gitlab-ci',
    title: 'Give every image to a scanner before it is deployed',
    messages: {
      none: 'This image is pushed, and no job of the pipeline looks for known vulnerabilities in it.',
      late: 'Job {{scan}} scans the image only after {{deploy}} has deployed it, so it cannot stop anything.',
    },
  },
  *check({ pipeline }) {
    const [push] = allPushes(pipeline)
    if (push === undefined || mayHideMore(pipeline)) return
    const scans = pipeline.jobs.filter((job) => mentions(job, SCANNER))
    if (scans.length === 0) {
      if (!pipeline.jobs.some(callsScripts))
        yield { messageId: 'none', range: push.range, confidence: 'likely' }
      return
    }
    const late = lateScan(scans, pipeline)
    if (late !== null)
      yield {
        messageId: 'late',
        range: late.scan.nameRange,
        data: { scan: late.scan.name, deploy: late.deploy.name },
      }
  },
})

/** Every scan comes behind a deploy. */
function lateScan(scans: readonly Job[], pipeline: Pipeline): { scan: Job; deploy: Job } | null {
  const deploys = pipeline.jobs.filter((job) => !scans.includes(job) && isDeploy(job))
  const pairs = scans.map((scan) => ({
    scan,
    deploy: deploys.find((deploy) => before(pipeline, deploy, scan) === true),
  }))
  const [first] = pairs
  if (first?.deploy === undefined || pairs.some(({ deploy }) => deploy === undefined)) return null
  return { scan: first.scan, deploy: first.deploy }
}

function isDeploy({ name, stage, environment }: Job): boolean {
  if (environment !== null)
    return environment.action === 'start' && !/review|staging|test|dev/i.test(environment.name?.text ?? '')
  return DEPLOY.test(name) || DEPLOY.test(stage.name)
}
