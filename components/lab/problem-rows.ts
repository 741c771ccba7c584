import type { Finding, Severity } from '@/lib/engine/index.ts'
import type { LintReport } from '@/lib/worker/protocol.ts'

export type ProblemRow = {
  readonly key: string
  readonly file: string
  readonly severity: Severity
  readonly message: string
  readonly line: number
  readonly column: number
  /** Null: a problem that no rule stands for. */
  readonly rule: string | null
  readonly fix: Finding['fix']
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info']

/** Everything the checker said, errors first, then from top to bottom. */
export function problemRows({ files, rules }: LintReport): ProblemRow[] {
  const rows = Object.entries(files).flatMap(([file, findings]) =>
    findings.map((finding) => rowOf(finding, file, Object.hasOwn(rules, finding.rule))),
  )
  return rows.toSorted(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || a.line - b.line || a.column - b.column,
  )
}

function rowOf({ severity, message, range, rule, fix }: Finding, file: string, isRule: boolean): ProblemRow {
  const { line, column } = range.start
  const key = `${file}:${line}:${column}:${rule}:${message}`
  return { key, file, severity, message, line, column, rule: isRule ? rule : null, fix }
}

/** What a comment holds back: it is told about, and counts for nothing. */
export type HeldBackRow = ProblemRow & {
  /** Line of the comment. */
  readonly by: number
  readonly reason: string | null
}

/** From top to bottom, file by file. */
export function heldBackRows({ ignored, rules }: LintReport): HeldBackRow[] {
  return Object.entries(ignored).flatMap(([file, found]) =>
    found.map(({ finding, range, reason }) => ({
      ...rowOf(finding, file, Object.hasOwn(rules, finding.rule)),
      by: range.start.line,
      reason,
    })),
  )
}

export function countIn(rows: readonly ProblemRow[], file: string): number {
  return rows.filter((row) => row.file === file && row.severity !== 'info').length
}
