import { isKaniko } from '../../gitlab-ci/builds.ts'
import type { Job } from '../../gitlab-ci/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'

export const docs: RuleDocs = {
  why: 'Kaniko was archived by Google in June 2025: no release, no fix of a hole, and instructions that came to Dockerfiles since then are missing. GitLab has taken it out of its documentation. What it was used for, building without a privileged daemon, rootless BuildKit does: the image moby/buildkit with a tag that ends in rootless, and buildctl-daemonless.sh. Buildah and podman do it, too.',
  bad: 'image-of-ferry:\n  image:\n    name: gcr.io/kaniko-project/executor:v1.23.2-debug\n    entrypoint: [""]\n  script:\n    - /kaniko/executor --cache=true --destination $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA\n',
  good: 'image-of-ferry:\n  image:\n    name: moby/buildkit:v0.31.2-rootless\n    entrypoint: [""]\n  variables:\n    BUILDKITD_FLAGS: --oci-worker-no-process-sandbox\n  script:\n    - buildctl-daemonless.sh build --frontend dockerfile.v0 --local context=. --local dockerfile=. --output type=image,name=$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA,push=true\n',
  sources: [
    'https://github.com/GoogleContainerTools/kaniko',
    'https://docs.gitlab.com/ci/docker/using_buildkit/',
  ],
  equivalents: {},
}

type MessageId = 'image' | 'command'

/** The image, or where it is another one the command. Forks that are maintained have images of their own. */
export default defineRule({
  meta: {
    name: 'ci-deprecated-kaniko',
    severity: 'info',
    category: 'image',
    files: 'gitlab-ci',
    title: 'Use a builder that is maintained',
    messages: {
      image:
        '{{image}} is kaniko, which was archived in June 2025: rootless BuildKit or buildah build without privileges as well.',
      command:
        'This is kaniko, whose project was archived in June 2025: rootless BuildKit or buildah build without privileges as well.',
    },
  },
  *check({ pipeline }) {
    yield* distinct([...pipeline.jobs, ...pipeline.hidden].flatMap((job) => reportOf(job) ?? []))
  },
})

function reportOf({ image, commands }: Job): Report<MessageId> | null {
  const name = image?.name ?? null
  if (name !== null && /(?:^|\/)kaniko-project\/(?:executor|warmer)\b/.test(name.text))
    return { messageId: 'image', range: name.range, data: { image: name.text } }
  const command = name === null ? commands.find(isKaniko) : undefined
  const word = command?.words[0]
  return word === undefined ? null : { messageId: 'command', range: word.range, confidence: 'possible' }
}
