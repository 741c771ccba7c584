import type { Checked } from './lint-file.ts'
import { xml } from './xml.ts'
import type { Finding, IgnoredFinding } from '../lib/engine/index.ts'

export const JUNIT_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="drydock">\n'
export const JUNIT_TAIL = '</testsuites>\n'

/**
 * One suite per file, one case per finding. What makes the run fail is a failure; the rest passes with its message;
 * what a comment holds back is skipped. A file without findings is one case that passes.
 */
export function lintJunit(
  { output, findings, ignored }: Extract<Checked, { ok: true }>,
  fails: (finding: Finding) => boolean,
): string {
  const path = xml(output.path)
  const cases = [
    ...findings.map((finding) => findingCase(path, finding, fails(finding))),
    ...ignored.map((each) => ignoredCase(path, each)),
  ]
  const all =
    cases.length > 0 ? cases : [`    <testcase name="no findings" classname="${path}" file="${path}"/>`]
  const failures = findings.filter(fails).length
  const head = `  <testsuite name="${path}" tests="${all.length}" failures="${failures}" errors="0" skipped="${ignored.length}">`
  return `${[head, ...all, '  </testsuite>'].join('\n')}\n`
}

/** A file that cannot be checked is an error, not a failure. */
export function junitError(path: string, message: string): string {
  const name = xml(path)
  return [
    `  <testsuite name="${name}" tests="1" failures="0" errors="1" skipped="0">`,
    `    <testcase name="cannot be checked" classname="${name}" file="${name}">`,
    `      <error message="${xml(message)}"/>`,
    '    </testcase>',
    '  </testsuite>',
    '',
  ].join('\n')
}

function findingCase(path: string, { rule, severity, message, range }: Finding, fails: boolean): string {
  const { line, column } = range.start
  const text = xml(message)
  const inner = fails
    ? `<failure type="${severity}" message="${text}">${path}:${line}:${column} ${text}</failure>`
    : `<system-out>${severity}: ${text}</system-out>`
  return `${open(path, rule, line, column)}\n      ${inner}\n    </testcase>`
}

function ignoredCase(path: string, { finding, range, reason }: IgnoredFinding): string {
  const { line, column } = finding.range.start
  const why = reason === null ? '' : `: ${reason}`
  const message = xml(`held back by the comment on line ${range.start.line}${why}`)
  return `${open(path, finding.rule, line, column)}\n      <skipped message="${message}"/>\n    </testcase>`
}

function open(path: string, rule: string, line: number, column: number): string {
  return `    <testcase name="${xml(`${rule} ${line}:${column}`)}" classname="${path}" file="${path}" line="${line}">`
}
