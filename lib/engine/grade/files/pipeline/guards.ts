import type { JobCommand, Run, Runs } from '../../../gitlab-ci/model.ts'
import type { PlacedJob } from './placed.ts'

/**
 * In which pipelines a command of a job runs: those of the job, less what a test of the branch in front of it rules out.
 * Null where the shell decides by something else.
 */
export function guardedRuns({ job, pipeline }: PlacedJob, command: JobCommand): Runs {
  if (command.certain) return job.runs
  const tests = testsBefore(job.commands, command, pipeline.source)
  const guard = tests === null ? null : (tests.map(branchesOf).find((each) => each !== null) ?? null)
  const narrowed = (kind: keyof Runs): Run => {
    if (job.runs[kind] === false || guard?.[kind] === false) return false
    return guard === null ? null : job.runs[kind] === null ? null : 'some'
  }
  return {
    defaultBranch: narrowed('defaultBranch'),
    otherBranches: narrowed('otherBranches'),
    tags: narrowed('tags'),
    mergeRequests: narrowed('mergeRequests'),
  }
}

/** The tests that lead to a command, `if [ A ] && [ B ]; then …`; null where they do not lead straight to it. */
function testsBefore(
  commands: readonly JobCommand[],
  { index, range }: JobCommand,
  source: string,
): readonly JobCommand[] | null {
  const tests: JobCommand[] = []
  for (let at = index - 1; at >= 0; at--) {
    const before = commands[at]
    if (before === undefined) break
    if (/^(?:\[|\[\[|test)$/.test(before.program ?? '')) tests.push(before)
    if (before.certain) break
  }
  const first = tests.at(-1)
  if (first === undefined) return null
  const between = source.slice(first.range.end.offset, range.start.offset)
  const ahead = source.slice(Math.max(0, first.range.start.offset - 3), first.range.start.offset)
  return /\|\||\b(?:else|elif|fi)\b|(?:^|\s)!\s/.test(between) || /!\s*$/.test(ahead) ? null : tests
}

const NOWHERE: Runs = { defaultBranch: false, otherBranches: false, tags: false, mergeRequests: false }

/** `[ "$CI_COMMIT_BRANCH" = "$CI_DEFAULT_BRANCH" ]`, `[ -n "$CI_COMMIT_TAG" ]`; null for another test. */
function branchesOf({ words }: JobCommand): Runs | null {
  const text = words
    .slice(1)
    .map(({ shown }) => shown)
    .filter((word) => word !== ']' && word !== ']]')
    .join(' ')
  const branch = String.raw`\$\{CI_COMMIT_(?:BRANCH|REF_NAME|REF_SLUG)\}`
  const usual = String.raw`(?:\$\{CI_DEFAULT_BRANCH\}|main|master)`
  if (new RegExp(`^(?:${branch} ==? ${usual}|${usual} ==? ${branch})$`).test(text))
    return { ...NOWHERE, defaultBranch: 'some' }
  return /^-n \$\{CI_COMMIT_TAG\}$|^\$\{CI_COMMIT_TAG\}$/.test(text) ? { ...NOWHERE, tags: 'some' } : null
}
