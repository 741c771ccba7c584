import { entryOf } from '../../document/lookup.ts'
import type { Node } from '../../document/types.ts'
import type { Job, Pipeline } from '../../gitlab-ci/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'A push to a branch with an open merge request can start two pipelines, one for the branch and one for the merge request. When the rules of a job fit both, it runs twice for the same commit: twice the minutes, two results that may differ, and two pushes of the same image that overtake each other. A rule in workflow that leaves out branch pipelines while a merge request is open settles it for all jobs at once.',
  bad: 'check:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n    - if: $CI_PIPELINE_SOURCE == "push"\n  script:\n    - make check\n',
  good: 'workflow:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n    - if: $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS\n      when: never\n    - if: $CI_COMMIT_BRANCH\ncheck:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n    - if: $CI_PIPELINE_SOURCE == "push"\n  script:\n    - make check\n',
  sources: [
    'https://docs.gitlab.com/ci/jobs/job_rules/#avoid-duplicate-pipelines',
    'https://docs.gitlab.com/ci/yaml/workflow/#switch-between-branch-pipelines-and-merge-request-pipelines',
  ],
  equivalents: { checkov: ['CKV_GITLABCI_2'] },
}

/** Said once, at the first job: one rule in `workflow` mends them all. */
export default defineRule({
  meta: {
    name: 'ci-double-pipeline',
    severity: 'warning',
    category: 'reliability',
    files: 'gitlab-ci',
    title: 'Start one pipeline for a push',
    messages: {
      workflow:
        'These rules let a push start a pipeline for the branch and one for its merge request, so every job may run twice.',
      double:
        'Job {{job}} is in the pipeline of a branch and in that of its merge request, so a push runs it twice.',
      several:
        'Job {{job}} and {{others}} more are in the pipeline of a branch and in that of its merge request, so a push runs them twice.',
    },
  },
  *check({ pipeline }) {
    const { workflow } = pipeline
    if (workflow !== null && workflow.rules !== null && isTwice(workflow)) {
      const range = entryOf(workflowIn(pipeline.root), 'rules')?.keyRange
      if (range !== undefined) yield { messageId: 'workflow', range }
      return
    }
    const jobs = pipeline.jobs.filter((job) => isDouble(job))
    const [first] = jobs
    const range = first === undefined ? null : placeOf(first)
    if (first === undefined || range === null || mayBeGuarded(pipeline)) return
    const others = jobs.length - 1
    yield { messageId: others === 0 ? 'double' : 'several', range, data: { job: first.name, others } }
  },
})

/** Jobs without rules of their own are in both only if `workflow` says so; then that is the place to look at. */
function isDouble(job: Job): boolean {
  return (job.rules !== null || job.only !== null) && isTwice(job)
}

function isTwice({ runs }: Pick<Job, 'runs'>): boolean {
  return runs.otherBranches === true && runs.mergeRequests === true
}

function workflowIn(root: Pipeline['root']): Node | null {
  return entryOf(root, 'workflow')?.value ?? null
}

function placeOf({ node }: Job): Job['nameRange'] | null {
  return (entryOf(node, 'rules') ?? entryOf(node, 'only'))?.keyRange ?? null
}

/** What this file includes, or what includes it, may say it. */
function mayBeGuarded({ whole, workflow }: Pipeline): boolean {
  return !whole && workflow === null
}
