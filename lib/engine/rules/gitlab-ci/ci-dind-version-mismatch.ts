import type { Job } from '../../gitlab-ci/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { dindOf, dockerImage } from './shared/docker-jobs.ts'

export const docs: RuleDocs = {
  why: 'The job holds the docker command and the service holds the daemon, and both come out of the same image with two different tags. A client and a daemon of different versions agree on the older API, as long as the newer one still speaks it: Engine 29 refuses clients older than API 1.44. With a dind tag that names no version the daemon changes overnight while the client stays. Use one version for both, and move it in both places at once.',
  bad: 'image-of-ferry:\n  image: docker:29\n  services:\n    - docker:27-dind\n  script:\n    - docker build --tag ferry:1 .\n',
  good: 'image-of-ferry:\n  image: docker:29\n  services:\n    - docker:29-dind\n  script:\n    - docker build --tag ferry:1 .\n',
  sources: [
    'https://docs.gitlab.com/ci/docker/using_docker_build/',
    'https://docs.docker.com/reference/api/engine/',
  ],
  equivalents: {},
}

type MessageId = 'mismatch' | 'unpinned'

/** `latest` of either is ci-image-tag's finding. */
export default defineRule({
  meta: {
    name: 'ci-dind-version-mismatch',
    severity: 'info',
    category: 'reliability',
    files: 'gitlab-ci',
    title: 'Use one version for docker and its daemon',
    messages: {
      mismatch:
        'The docker command of this job is {{client}} and the daemon is {{daemon}}: give both the same version.',
      unpinned:
        '{{daemon}} names no version, so the daemon changes with each release while the rest of the pipeline stays.',
    },
  },
  *check({ pipeline }) {
    yield* distinct(pipeline.jobs.flatMap((job) => reportOf(job) ?? []))
  },
})

function reportOf(job: Job): Report<MessageId> | null {
  const service = dindOf(job)
  const daemon = service === null ? null : dockerImage(service)
  if (service === null || daemon === null || daemon.digest !== null) return null
  const version = versionOf(daemon.tag)
  const { range } = service.name
  if (version === null) {
    if (/\$/.test(daemon.tag ?? '')) return null
    return { messageId: 'unpinned', range, data: { daemon: daemon.text } }
  }
  const client = job.image === null ? null : dockerImage(job.image)
  const own = client === null || client.digest !== null ? null : versionOf(client.tag)
  if (client === null || own === null || agree(own, version)) return null
  return { messageId: 'mismatch', range, data: { client: client.text, daemon: daemon.text } }
}

/** `29.1` of `29.1-dind-rootless`. */
function versionOf(tag: string | null): readonly string[] | null {
  return /^\d+(?:\.\d+){0,2}(?=-|$)/.exec(tag ?? '')?.[0].split('.') ?? null
}

/** 29 and 29.1 are the same as far as both say. */
function agree(a: readonly string[], b: readonly string[]): boolean {
  return a.every((part, at) => b[at] === undefined || b[at] === part)
}
