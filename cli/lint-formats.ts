import type { Checked } from './lint-file.ts'
import { lintGithub } from './lint-github.ts'
import { junitError, JUNIT_HEAD, JUNIT_TAIL, lintJunit } from './lint-junit.ts'
import { lintSarif } from './lint-sarif.ts'
import { fixedText, lintSummary, lintText } from './lint-text.ts'
import type { Counts } from './lint-text.ts'
import type { Finding, Severity } from '../lib/engine/index.ts'
import { sarifHead, sarifTail } from '../lib/export/sarif.ts'

export const LINT_FORMATS = ['text', 'json', 'sarif', 'junit', 'github'] as const
export type LintFormat = (typeof LINT_FORMATS)[number]

export const THRESHOLDS = ['error', 'warning', 'info', 'never'] as const
export type Threshold = (typeof THRESHOLDS)[number]

const RANK: Readonly<Record<Threshold, number>> = { error: 0, warning: 1, info: 2, never: -1 }

export function failsAt(threshold: Threshold): (finding: { readonly severity: Severity }) => boolean {
  return ({ severity }) => RANK[severity] <= RANK[threshold]
}

type Good = Extract<Checked, { ok: true }>
type Look = { readonly colour: boolean; readonly fails: (finding: Finding) => boolean }

/** What a file adds to standard output. Empty adds nothing, not even what stands between two files. */
export function fileText(format: LintFormat, file: Good, { colour, fails }: Look): string {
  if (format === 'text') return lintText(file, { colour })
  if (format === 'json') return `${JSON.stringify(file.output)}\n`
  if (format === 'sarif') return lintSarif(file)
  return format === 'junit' ? lintJunit(file, fails) : lintGithub(file)
}

/** What a file adds to standard error. */
export function fileNotes(format: LintFormat, file: Good): string {
  return format === 'text' ? '' : fixedText(file)
}

/** What a file that cannot be checked adds to standard output; standard error says it in any case. */
export function failureText(format: LintFormat, path: string, message: string): string {
  return format === 'junit' ? junitError(path, message) : ''
}

export function between(format: LintFormat): string {
  return format === 'sarif' ? ',\n' : ''
}

export function headText(format: LintFormat): string {
  return format === 'sarif' ? sarifHead() : format === 'junit' ? JUNIT_HEAD : ''
}

export function tailText(format: LintFormat, counts: Counts, failures: readonly string[]): string {
  if (format === 'text') return lintSummary(counts)
  return format === 'sarif' ? sarifTail(failures) : format === 'junit' ? JUNIT_TAIL : ''
}
