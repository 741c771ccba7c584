import type { Rule } from '../../gitlab-ci/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'

export const docs: RuleDocs = {
  why: 'changes compares with what was there before, and where there is nothing to compare with, it is true: for the first push of a branch, for a tag, for a scheduled pipeline. A rule with changes and when: never, meant to leave a job out of commits that only touch the documentation, therefore leaves it out of all of those. With an if beside it the rule is limited to the pipelines in which the comparison means something.',
  bad: 'check:\n  rules:\n    - changes:\n        - "docs/**/*"\n      when: never\n    - when: on_success\n  script:\n    - make check\n',
  good: 'check:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n      changes:\n        - "docs/**/*"\n      when: never\n    - when: on_success\n  script:\n    - make check\n',
  sources: [
    'https://docs.gitlab.com/ci/jobs/job_troubleshooting/#jobs-or-pipelines-run-unexpectedly-when-using-changes',
  ],
  equivalents: { semgrep: ['changes-with-when-never'] },
}

type MessageId = 'alone'

export default defineRule({
  meta: {
    name: 'ci-changes-when-never',
    severity: 'warning',
    category: 'reliability',
    files: 'gitlab-ci',
    title: 'Put an if beside changes and when: never',
    messages: {
      alone:
        'Without an if this rule also fits new branches, tags and schedules, where changes is always true, so the job is missing there.',
    },
  },
  *check({ pipeline }) {
    const rules = [
      ...(pipeline.workflow?.rules ?? []),
      ...[...pipeline.jobs, ...pipeline.hidden].flatMap((job) => job.rules ?? []),
    ]
    yield* distinct(rules.flatMap((rule) => reportOf(rule) ?? []))
  },
})

function reportOf({ if: condition, changes, exists, when }: Rule): Report<MessageId> | null {
  if (condition !== null || changes === null || exists !== null || when?.value !== 'never') return null
  return { messageId: 'alone', range: { start: when.keyRange.start, end: when.range.end } }
}
