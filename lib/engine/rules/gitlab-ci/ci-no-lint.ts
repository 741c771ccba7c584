import { defineRule, type RuleDocs } from '../rule.ts'
import type { Job } from '../../gitlab-ci/model.ts'
import { allBuilds, callsScripts, mayHideMore, mentions } from './shared/pushed-images.ts'

export const docs: RuleDocs = {
  why: 'Most mistakes in a Dockerfile do not break the build: a root user, a cache that ships, a secret in a layer, a tag that moves. A linter finds them in a second, in the merge request, where they cost a line to mend. docker build --check needs nothing but Docker; hadolint and drydock know more rules. Without one in the pipeline everything depends on who happens to review.',
  bad: 'ferry-image:\n  image: docker:29\n  services: [docker:29-dind]\n  script:\n    - docker build --tag $CI_REGISTRY_IMAGE:$CI_COMMIT_SHORT_SHA .\n',
  good: 'ferry-image:\n  image: docker:29\n  services: [docker:29-dind]\n  script:\n    - docker build --check .\n    - docker build --tag $CI_REGISTRY_IMAGE:$CI_COMMIT_SHORT_SHA .\n',
  sources: [
    'https://docs.docker.com/build/checks/',
    'https://github.com/hadolint/hadolint/blob/master/docs/INTEGRATION.md',
  ],
  equivalents: {},
}

const LINTER =
  /hadolint|dockerfile[-_]?lint|dockle|drydock|checkov|kics|semgrep|trivy (?:config|fs|repo)|tfsec|conftest|megalinter|super-linter|pre-commit|buildx check|lint.*docker|docker.*lint/i

/** Said once, at the first build. What scripts of the project do is not known. */
export default defineRule({
  meta: {
    name: 'ci-no-lint',
    severity: 'info',
    category: 'maintainability',
    files: 'gitlab-ci',
    title: 'Run a linter for Dockerfiles in the pipeline',
    messages: {
      none: 'The pipeline builds an image, and no job checks its Dockerfile: docker build --check does, and hadolint does.',
    },
  },
  *check({ pipeline }) {
    const [build] = allBuilds(pipeline)
    if (build === undefined || mayHideMore(pipeline) || pipeline.jobs.some(callsScripts)) return
    if (pipeline.jobs.some((job) => mentions(job, LINTER) || checks(job))) return
    yield { messageId: 'none', range: build.range, confidence: 'likely' }
  },
})

/** `docker build --check`, `--call check`. */
function checks({ commands }: Job): boolean {
  return commands.some(
    ({ call }) =>
      call?.kind === 'build' &&
      call.options.some(({ name, value }) => name === 'check' || (name === 'call' && value !== 'build')),
  )
}
