import type { JobCommand, Run, Runs } from '../../../gitlab-ci/model.ts'
import type { PlacedJob } from './placed.ts'

/**
 * In which pipelines a command of a job runs: those of the job, less what a test of the branch in front of it rules out.
 * Null where the shell decides by something else.
 */
export function guardedRuns({ job, pipeline }: PlacedJob, command: JobCommand): Runs {
  const conditions = [
    ...testsBefore(job.commands, command, pipeline.source),
    ...doubleBracket(command, pipeline.source),
    ...endings(job.commands, command),
    ...refusals(job.commands, command, pipeline.source),
  ]
  const guard = conditions.map(branchesOf).find((each) => each !== null) ?? null
  if (guard === null && command.certain) return job.runs
  const narrowed = (kind: keyof Runs): Run => {
    if (job.runs[kind] === false || guard?.[kind] === false) return false
    return guard === null || job.runs[kind] === null ? null : 'some'
  }
  return {
    defaultBranch: narrowed('defaultBranch'),
    otherBranches: narrowed('otherBranches'),
    tags: narrowed('tags'),
    mergeRequests: narrowed('mergeRequests'),
  }
}

/** The tests that lead to a command, `if [ A ] && [ B ]; then …`; none where they do not lead straight to it. */
function testsBefore(
  commands: readonly JobCommand[],
  { index, range }: JobCommand,
  source: string,
): readonly string[] {
  const tests: JobCommand[] = []
  for (let at = index - 1; at >= 0; at--) {
    const before = commands[at]
    if (before === undefined) break
    if (/^(?:\[|test)$/.test(before.program ?? '')) tests.push(before)
    if (before.certain) break
  }
  const first = tests.at(-1)
  if (
    first === undefined ||
    !leads(source, first.range.start.offset, first.range.end.offset, range.start.offset)
  )
    return []
  return tests.map(conditionOf)
}

/** Tests that end the job when they fail: the shell stops there. */
function endings(commands: readonly JobCommand[], { index }: JobCommand): readonly string[] {
  const above = commands.filter((each) => each.index < index && each.certain && each.failureStops)
  return above.filter(({ program }) => program === '[' || program === 'test').map(conditionOf)
}

/**
 * What holds where a test for the opposite has not kept the command from running: `[ A != B ] || push`, or
 * `if [ A != B ]; then exit 0; fi` above it.
 */
function refusals(
  commands: readonly JobCommand[],
  { index, range }: JobCommand,
  source: string,
): readonly string[] {
  return commands.slice(0, index).flatMap((test, at) => {
    const condition = /^(?:\[|test)$/.test(test.program ?? '') ? conditionOf(test) : ''
    const opposite = condition.replace(' != ', ' = ')
    if (opposite === condition) return []
    const { start, end } = test.range
    if (/^\s*\|\|\s*$/.test(source.slice(end.offset, range.start.offset))) return [opposite]
    const next = commands[at + 1]
    const ends = next !== undefined && next.index < index && next.program === 'exit' && !next.certain
    return ends && leads(source, start.offset, end.offset, next.range.start.offset) ? [opposite] : []
  })
}

function conditionOf({ words }: JobCommand): string {
  return words
    .slice(1)
    .map(({ shown }) => shown)
    .filter((word) => word !== ']')
    .join(' ')
}

/** How far before a command its condition may stand. */
const NEAR = 600

/** `[[ … ]]` is no command of its own. */
function doubleBracket({ range }: JobCommand, source: string): readonly string[] {
  const end = range.start.offset
  const from = source.lastIndexOf('[[', end)
  const close = from === -1 ? -1 : source.indexOf(']]', from)
  if (close === -1 || close > end || end - from > NEAR || !leads(source, from, close + 2, end)) return []
  const text = source
    .slice(from + 2, close)
    .replaceAll(/["']/g, '')
    .replaceAll(/\$(\w+)/g, '${$1}')
  return [text.trim().replaceAll(/\s+/g, ' ')]
}

/** Nothing between a test and a command leads to it by another way. */
function leads(source: string, from: number, to: number, command: number): boolean {
  const between = source.slice(to, command)
  const negated = /!\s*$/.test(source.slice(Math.max(0, from - 3), from))
  if (negated || /\|\||\b(?:else|elif|fi)\b|(?:^|\s)!\s/.test(between)) return false
  return /^\s*&&\s*(?:\[.*&&\s*)?$/s.test(between) || opensThen(between)
}

const NOWHERE: Runs = { defaultBranch: false, otherBranches: false, tags: false, mergeRequests: false }

const BRANCH = String.raw`\$\{CI_COMMIT_(?:BRANCH|REF_NAME|REF_SLUG)\}`
const USUAL = String.raw`(?:\$\{CI_DEFAULT_BRANCH\}|main|master)`
const ON_DEFAULT = new RegExp(`^(?:${BRANCH} ==? ${USUAL}|${USUAL} ==? ${BRANCH})$`)
const ON_TAG = /^(?:-n )?\$\{CI_COMMIT_TAG\}$/

/** `"$CI_COMMIT_BRANCH" = "$CI_DEFAULT_BRANCH"`, `-n "$CI_COMMIT_TAG"`; null for another condition. */
function branchesOf(condition: string): Runs | null {
  if (ON_DEFAULT.test(condition)) return { ...NOWHERE, defaultBranch: 'some' }
  return ON_TAG.test(condition) ? { ...NOWHERE, tags: 'some' } : null
}

/** `; then`, or `then` on a line of its own. */
function opensThen(text: string): boolean {
  const before = text.split(/\bthen\b/).slice(0, -1)
  return before.some(
    (part) => part.trimEnd().endsWith(';') || part.slice(part.trimEnd().length).includes('\n'),
  )
}
