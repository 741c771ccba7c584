import { fixAll, lintWithIgnored, parse } from '../index.ts'
import type { OtherKind, Project } from '../index.ts'
import { lintOther, parseOther, unreadableOf } from '../others.ts'
import type { Finding } from '../rules/rule.ts'
import type { Linted } from '../rules/suppressions.ts'

/** Parses, builds and lints a text and says what does not hold, in sentences; throws what the engine throws. */
export function brokenPromises(text: string): string[] {
  const dockerfile = parse(text)
  const { findings, ignored } = lintWithIgnored(dockerfile)
  return wrongAmong({ findings, ignored }, text)
}

/** The same for a file of another kind. */
export function brokenFilePromises(kind: OtherKind, text: string, project: Project): string[] {
  return wrongAmong(lintOther(kind, parseOther(kind, text, project), project), text)
}

function wrongAmong({ findings, ignored }: Linted, text: string): string[] {
  const all = [...findings, ...ignored.map(({ finding }) => finding)]
  return all
    .flatMap((finding) => wrongIn(finding, text))
    .concat(outOfOrder(findings) ? ['not in the order of the text'] : [])
}

/** Signs of a message that nobody filled in. */
const LEAKS = ['{{', 'undefined', '[object', 'NaN'] as const

function wrongIn({ rule, range, message, fix }: Finding, text: string): string[] {
  const ranges = [range, ...(fix?.edits.map((edit) => edit.range) ?? [])]
  const outside = ranges.some(
    ({ start, end }) => start.offset < 0 || start.offset > end.offset || end.offset > text.length,
  )
  // What stands in the file may be said again.
  const leaked = LEAKS.some((leak) => message.includes(leak) && !text.includes(leak))
  const unspoken = message.trim() === '' || leaked
  return [
    ...(outside ? [`${rule}: a range outside of the text`] : []),
    ...(unspoken ? [`${rule}: “${message}”`] : []),
  ]
}

function outOfOrder(findings: readonly Finding[]): boolean {
  return findings.some(({ range }, at) => at > 0 && findings[at - 1]!.range.start.offset > range.start.offset)
}

/** Applies all safe fixes and says what does not hold afterwards. */
export function brokenFixes(text: string): string[] {
  return brokenFixesOf(text, (source) => lintWithIgnored(parse(source)).findings, errorsIn)
}

/** The same for a file of another kind. */
export function brokenFileFixes(kind: OtherKind, text: string, project: Project): string[] {
  const check = (source: string) => lintOther(kind, parseOther(kind, source, project), project).findings
  return brokenFixesOf(text, check, (source) => errorsInFile(kind, source, project))
}

function errorsInFile(kind: OtherKind, text: string, project: Project): number {
  const model = parseOther(kind, text, project)
  const problems = 'problems' in model ? model.problems : []
  return [...unreadableOf(model), ...problems].filter(({ severity }) => severity === 'error').length
}

function brokenFixesOf(
  text: string,
  check: (source: string) => readonly Finding[],
  errorsIn: (source: string) => number,
): string[] {
  const once = fixAll(text, check, { errorsIn })
  const left = check(once.text).filter(({ fix }) => fix?.safety === 'safe')
  const again = fixAll(once.text, check, { errorsIn })
  return [
    ...left.map(({ rule, range }) => `${rule}: a safe fix is left on line ${range.start.line}`),
    ...(again.text === once.text ? [] : ['a second run changes the file again']),
    ...(errorsIn(once.text) > errorsIn(text) ? ['Docker refuses more than before'] : []),
  ]
}

function errorsIn(text: string): number {
  return parse(text).allProblems.filter(({ severity }) => severity === 'error').length
}
