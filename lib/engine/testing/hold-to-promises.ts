import { fixAll, lintWithIgnored, parse } from '../index.ts'
import type { Finding } from '../rules/rule.ts'

/** Parses, builds and lints a text and says what does not hold, in sentences; throws what the engine throws. */
export function brokenPromises(text: string): string[] {
  const dockerfile = parse(text)
  const { findings, ignored } = lintWithIgnored(dockerfile)
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
  const check = (source: string): readonly Finding[] => lintWithIgnored(parse(source)).findings
  const once = fixAll(text, check)
  const left = check(once.text).filter(({ fix }) => fix?.safety === 'safe')
  const again = fixAll(once.text, check)
  return [
    ...left.map(({ rule, range }) => `${rule}: a safe fix is left on line ${range.start.line}`),
    ...(again.text === once.text ? [] : ['a second run changes the file again']),
    ...(errorsIn(once.text) > errorsIn(text) ? ['Docker refuses more than before'] : []),
  ]
}

function errorsIn(text: string): number {
  return parse(text).allProblems.filter(({ severity }) => severity === 'error').length
}
