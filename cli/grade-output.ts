import type { GradeOutput } from './attempt.ts'
import type { Io } from './io.ts'
import { painter } from './paint.ts'
import { xml } from './xml.ts'

/** Rows for a spreadsheet: one attempt per line, failed objectives by id. */
export const CSV_HEADER = 'student,lab,score,passed,failed,content,engine\n'

export function gradeCsv({ student, lab, score, passed, objectives, content, engine }: GradeOutput): string {
  const failed = objectives.filter((each) => !each.passed).map(({ id }) => id)
  return `${[student, lab, score, passed, failed.join(' '), content, engine].map(cell).join(',')}\n`
}

/** A name that begins like a formula would be run by a spreadsheet: a quote in front keeps it text. */
function cell(value: string | number | boolean): string {
  const text = String(value).replace(/^[=+\-@\t\r]/, "'$&")
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function gradeText(
  { student, lab, score, passed, objectives, problems = [] }: GradeOutput,
  io: Io,
): string {
  const paint = painter(io)
  const head = `${paint('bold', `${student} · ${lab}`)}  ${paint(passed ? 'green' : 'red', `${score} of 100, ${passed ? 'passed' : 'not passed'}`)}`
  const faults = problems.map(({ file, range, severity, message }) => {
    const place = range ? `${file}:${range.start.line}:${range.start.column}` : file
    return `  ${place}  ${paint(severity === 'error' ? 'red' : 'yellow', severity)}  ${message}`
  })
  const rows = objectives.map((each) => {
    const mark = each.passed ? paint('green', 'met  ') : paint('red', 'unmet')
    const place = each.file === null ? '' : `${each.file}${each.range ? `:${each.range.start.line}` : ''}  `
    return `  ${mark}  ${each.earned}/${each.points}  ${each.id}  ${place}${each.message}`
  })
  return `${[head, ...faults, ...rows].join('\n')}\n\n`
}

/** One suite per attempt, one case per objective: what CI servers draw. */
export function gradeJunit(results: readonly GradeOutput[]): string {
  const failures = results.map(({ objectives }) => objectives.filter(({ passed }) => !passed).length)
  const tests = results.map(({ objectives }) => objectives.length)
  const head = `<testsuites name="drydock" tests="${sum(tests)}" failures="${sum(failures)}">`
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...results.map(suite), '</testsuites>', ''].join(
    '\n',
  )
}

function suite({ student, lab, objectives, score }: GradeOutput): string {
  const name = xml(`${student}/${lab}`)
  const failures = objectives.filter(({ passed }) => !passed).length
  const cases = objectives.map(({ id, passed, message, file, range }) => {
    const open = `    <testcase name="${xml(id)}" classname="${name}"${file === null ? '' : ` file="${xml(file)}"`}`
    const place = range ? `line ${range.start.line}: ` : ''
    return passed
      ? `${open}/>`
      : `${open}>\n      <failure message="${xml(place + message)}"/>\n    </testcase>`
  })
  const open = `  <testsuite name="${name}" tests="${objectives.length}" failures="${failures}">`
  const property = `    <properties><property name="score" value="${score}"/></properties>`
  return [open, property, ...cases, '  </testsuite>'].join('\n')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
