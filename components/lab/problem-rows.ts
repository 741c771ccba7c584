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
export function problemRows({ files }: LintReport): ProblemRow[] {
  const rows = Object.entries(files).flatMap(([file, { findings, problems }]) => [
    ...findings.map((finding) => ({
      ...rowOf(finding, file, finding.rule),
      rule: finding.rule,
      fix: finding.fix,
    })),
    ...problems.map((problem) => ({ ...rowOf(problem, file, problem.code), rule: null, fix: null })),
  ])
  return rows.toSorted(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || a.line - b.line || a.column - b.column,
  )
}

function rowOf(
  { severity, message, range }: Pick<Finding, 'severity' | 'message' | 'range'>,
  file: string,
  code: string,
) {
  const { line, column } = range.start
  return { key: `${file}:${line}:${column}:${code}:${message}`, file, severity, message, line, column }
}

export function countIn(rows: readonly ProblemRow[], file: string): number {
  return rows.filter((row) => row.file === file && row.severity !== 'info').length
}

export function worst(rows: readonly ProblemRow[]): Severity | null {
  return rows[0]?.severity ?? null
}
