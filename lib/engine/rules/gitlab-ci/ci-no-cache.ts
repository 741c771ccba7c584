import { buildsOf, type Building } from '../../gitlab-ci/builds.ts'
import type { Job } from '../../gitlab-ci/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { dindOf } from './shared/docker-jobs.ts'

export const docs: RuleDocs = {
  why: 'The daemon of dind is born with the job and dies with it, and a builder without a daemon keeps nothing either: every build begins with an empty cache, installs all packages anew and takes minutes for a change of one line. A cache in the registry outlives the job. With mode=max it holds the stages that are thrown away, too, and those are the expensive ones; give it a name of its own, beside the image.',
  bad: 'image-of-ferry:\n  image: docker:29\n  services: [docker:29-dind]\n  script:\n    - docker buildx build --push --tag $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA .\n',
  good: 'image-of-ferry:\n  image: docker:29\n  services: [docker:29-dind]\n  script:\n    - docker buildx create --use\n    - docker buildx build --cache-from type=registry,ref=$CI_REGISTRY_IMAGE:cache --cache-to type=registry,ref=$CI_REGISTRY_IMAGE:cache,mode=max --push --tag $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA .\n',
  sources: [
    'https://docs.docker.com/build/cache/backends/registry/',
    'https://docs.gitlab.com/ci/docker/docker_layer_caching/',
  ],
  equivalents: {},
}

type MessageId = 'cold'

/** Where the daemon is the machine's own, its cache is warm. Said once for a job. */
export default defineRule({
  meta: {
    name: 'ci-no-cache',
    severity: 'info',
    category: 'layers-cache',
    files: 'gitlab-ci',
    title: 'Keep the build cache in the registry',
    messages: {
      cold: 'This build begins with an empty cache every time: bring one along with {{options}}.',
    },
  },
  *check({ pipeline }) {
    yield* distinct(pipeline.jobs.flatMap((job) => reportOf(job) ?? []))
  },
})

function reportOf(job: Job): Report<MessageId> | null {
  if (pullsBefore(job)) return null
  const cold = buildsOf(job).find((build) => build.cached === false && isBornEmpty(build))
  if (cold === undefined) return null
  const options = OPTIONS[cold.tool] ?? '--cache-from and --cache-to'
  return { messageId: 'cold', range: cold.range, data: { options }, confidence: 'likely' }
}

const OPTIONS: Readonly<Record<string, string>> = {
  buildctl: '--import-cache and --export-cache',
  kaniko: '--cache=true',
}

function isBornEmpty({ tool, job, command }: Building): boolean {
  const { call, program } = command
  if (call?.kind === 'build' && call.noCache === true) return false
  if (tool === 'kaniko') return true
  return program === 'buildctl-daemonless.sh' || (tool === 'docker' && dindOf(job) !== null)
}

/** The image of the last pipeline is pulled to take its layers, or a builder is set up that keeps them elsewhere. */
function pullsBefore({ commands }: Job): boolean {
  return commands.some(({ call }) => call?.kind === 'image' && (call.verb === 'pull' || call.verb === 'load'))
}
