import type { Image } from '../../gitlab-ci/model.ts'
import { readImageName } from '../../gitlab-ci/reference.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'

export const docs: RuleDocs = {
  why: 'A job runs in the image that is named here. Without a version GitLab takes latest, whatever that is when the job starts: the pipeline of yesterday and the one of today run on different tools, and a release of somebody else breaks a branch that nobody touched. It is a question of trust, too: in March 2026 tags of a scanner were overwritten with malware. A version, better one with a digest, says what was tried; a bot such as Renovate moves it.',
  bad: 'scan:\n  image: aquasec/trivy\n  script:\n    - trivy fs --exit-code 1 .\n',
  good: 'scan:\n  image: aquasec/trivy:0.75.0\n  script:\n    - trivy fs --exit-code 1 .\n',
  sources: ['https://docs.gitlab.com/ci/docker/using_docker_images/', 'https://docs.gitlab.com/ci/services/'],
  equivalents: { checkov: ['CKV_GITLABCI_3'] },
}

type MessageId = 'untagged' | 'latest'

/** A name that depends on a variable of the project is left alone: it may hold the version. */
export default defineRule({
  meta: {
    name: 'ci-image-tag',
    severity: 'warning',
    category: 'image',
    files: 'gitlab-ci',
    title: 'Name a version for the images of jobs and services',
    messages: {
      untagged:
        '{{image}} names no version, so the job runs with latest, which is another image from one day to the next.',
      latest: '{{image}} is whatever was pushed last: the same pipeline runs with other tools tomorrow.',
    },
  },
  *check({ pipeline }) {
    const images = [...pipeline.jobs, ...pipeline.hidden].flatMap(({ image, services }) => [
      ...(image === null ? [] : [image]),
      ...services,
    ])
    yield* distinct(images.flatMap((image) => reportOf(image) ?? []))
  },
})

function reportOf({ name }: Image): Report<MessageId> | null {
  const image = readImageName(name.text)
  if (image === null || image.digest !== null || name.raw.includes('$[[')) return null
  if (image.tag !== null && image.tag !== 'latest') return null
  return {
    messageId: image.tag === null ? 'untagged' : 'latest',
    range: name.range,
    data: { image: image.text },
    confidence: name.raw === name.text || image.tag !== null ? 'certain' : 'likely',
  }
}
