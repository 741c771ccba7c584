import type { Pushing } from '../../gitlab-ci/pushes.ts'
import { kindOfTag } from '../../gitlab-ci/reference.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { allPushes } from './shared/pushed-images.ts'

export const docs: RuleDocs = {
  why: "A tag such as latest, or one with the name of a branch, is moved by the next pipeline. Which commit runs in production can then not be told any more, yesterday's image cannot be brought back, and two pipelines that run at the same time overwrite each other: what was tested is not what is deployed. A name with the commit in it stays. The same image may get a moving name in addition, once it has passed.",
  bad: 'image-of-ferry:\n  image: docker:29\n  services: [docker:29-dind]\n  script:\n    - docker build --tag $CI_REGISTRY_IMAGE:latest .\n    - docker push $CI_REGISTRY_IMAGE:latest\n',
  good: 'image-of-ferry:\n  image: docker:29\n  services: [docker:29-dind]\n  script:\n    - docker build --tag $CI_REGISTRY_IMAGE:$CI_COMMIT_SHORT_SHA .\n    - docker push $CI_REGISTRY_IMAGE:$CI_COMMIT_SHORT_SHA\n',
  sources: [
    'https://docs.gitlab.com/ci/docker/using_docker_build/',
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
  ],
  equivalents: { docker_bench: ['5.28'] },
}

type MessageId = 'moving'

/** Said once for an image, at the first push; pushes of names that nobody knows may be the missing ones. */
export default defineRule({
  meta: {
    name: 'ci-immutable-tag',
    severity: 'warning',
    category: 'reliability',
    files: 'gitlab-ci',
    title: 'Give every pushed image a name that stays',
    messages: {
      moving:
        '{{image}} is all that is pushed of this image, and the next pipeline puts another one under that name: push it as :$CI_COMMIT_SHA, too.',
    },
  },
  *check({ pipeline }) {
    const pushes = allPushes(pipeline)
    if (pushes.some(({ image }) => image === null)) return
    const byName = new Map<string, Pushing[]>()
    for (const push of pushes) {
      const name = push.image?.name ?? ''
      byName.set(name, [...(byName.get(name) ?? []), push])
    }
    for (const group of byName.values()) yield* reportOf(group, pipeline.whole)
  },
})

function* reportOf(group: readonly Pushing[], whole: boolean): Iterable<Report<MessageId>> {
  const [first] = group
  const moving = group.every(({ image }) => image !== null && kindOfTag(image) === 'moving')
  if (first?.image === null || first === undefined || !moving) return
  const sure = whole && group.every(({ command }) => command.certain)
  const image = first.image.tag === null ? `${first.image.text} (latest)` : first.image.text
  yield { messageId: 'moving', range: first.range, data: { image }, confidence: sure ? 'certain' : 'likely' }
}
