import { buildsOf } from '../../gitlab-ci/builds.ts'
import type { Job } from '../../gitlab-ci/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { allPushes, callsScripts, isReleaseName, mayHideMore, mentions } from './shared/pushed-images.ts'

export const docs: RuleDocs = {
  why: 'When a hole in a library becomes known, the question is which images have it; an SBOM answers it without pulling any. Provenance says from which commit and by which builder an image was made, and a signature that nobody has exchanged it since. BuildKit attaches the first two with --sbom=true and --provenance=mode=max when the builder pushes the image itself; cosign signs the digest. Images that stay in the house may do without: this is a hint, no rule for all.',
  bad: 'image-of-ferry:\n  image: docker:29\n  services: [docker:29-dind]\n  script:\n    - docker buildx build --push --tag $CI_REGISTRY_IMAGE:latest .\n',
  good: 'image-of-ferry:\n  image: docker:29\n  services: [docker:29-dind]\n  script:\n    - docker buildx build --push --sbom=true --provenance=mode=max --tag $CI_REGISTRY_IMAGE:latest .\n',
  sources: [
    'https://docs.docker.com/build/metadata/attestations/sbom/',
    'https://docs.gitlab.com/ci/yaml/signing_examples/',
  ],
  equivalents: { docker_bench: ['4.12'] },
}

const ATTESTS = /syft|cosign|notation|cyclonedx|sbom|in-toto|slsa|trivy sbom/i

/** Said once, at the first push of a name that others pull. */
export default defineRule({
  meta: {
    name: 'ci-no-sbom',
    severity: 'info',
    category: 'security',
    files: 'gitlab-ci',
    title: 'Give released images an SBOM or a signature',
    messages: {
      none: '{{image}} is released without an SBOM and without a signature, so nobody can tell what is in it and where it came from.',
    },
  },
  *check({ pipeline }) {
    const { jobs } = pipeline
    const push = allPushes(pipeline).find(isReleaseName)
    if (push?.image === undefined || push.image === null || mayHideMore(pipeline)) return
    if (jobs.some((job) => callsScripts(job) || mentions(job, ATTESTS) || attests(job))) return
    yield { messageId: 'none', range: push.range, data: { image: push.image.text }, confidence: 'likely' }
  },
})

function attests(job: Job): boolean {
  const format = job.commands.some(({ words }) =>
    words.some(({ shown }) => /cyclonedx|spdx|attest:sbom/.test(shown)),
  )
  return format || buildsOf(job).some((build) => build.attests)
}
