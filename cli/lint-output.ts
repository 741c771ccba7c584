import type { Confidence, Finding, Severity } from '../lib/engine/index.ts'
import { ruleDocs } from '../lib/engine/rules/docs.ts'
import type { Io } from './io.ts'
import { painter } from './paint.ts'
import type { Ink } from './paint.ts'

/** One line of `lint --format json`. Other programs read it: a changed field is a new `version`. */
export type LintOutput = {
  readonly version: 1
  readonly path: string
  readonly kind: 'dockerfile'
  readonly score: number
  readonly findings: readonly FindingOutput[]
}

type FindingOutput = {
  readonly rule: string
  readonly severity: Severity
  readonly confidence: Confidence
  readonly message: string
  readonly range: Finding['range']
  /** Null for a problem of the parser or the build that no rule speaks about. */
  readonly why: string | null
  readonly docs: string | null
  readonly fixable: boolean
  readonly equivalents: Readonly<Record<string, readonly string[]>>
}

export function toLintOutput(path: string, score: number, findings: readonly Finding[]): LintOutput {
  return { version: 1, path, kind: 'dockerfile', score, findings: findings.map(toFindingOutput) }
}

function toFindingOutput({ rule, severity, confidence, message, range, fix }: Finding): FindingOutput {
  const docs = ruleDocs[rule]
  return {
    rule,
    severity,
    confidence,
    message,
    range,
    why: docs?.why ?? null,
    docs: docs ? `rules/${rule}` : null,
    fixable: fix !== null,
    equivalents: docs?.equivalents ?? {},
  }
}

const INKS: Readonly<Record<Severity, Ink>> = { error: 'red', warning: 'yellow', info: 'blue' }

/** Nothing for a file without findings. */
export function lintText({ path, findings }: LintOutput, io: Io): string {
  if (findings.length === 0) return ''
  const paint = painter(io)
  const place = ({ range }: FindingOutput) => `${range.start.line}:${range.start.column}`
  const width = Math.max(...findings.map((each) => place(each).length))
  const rows = findings.map((each) => {
    const doubt = each.confidence === 'certain' ? '' : ` (${each.confidence})`
    const severity = paint(INKS[each.severity], each.severity.padEnd(7))
    return `  ${place(each).padStart(width)}  ${severity}  ${each.message}${doubt}  ${paint('dim', each.rule)}`
  })
  return `${[paint('bold', path), ...rows].join('\n')}\n\n`
}

export function lintSummary({ files, ...counts }: Readonly<Record<Severity | 'files', number>>): string {
  const read = plural(files, 'file')
  const found = (['error', 'warning', 'info'] as const).filter((severity) => counts[severity] > 0)
  if (found.length === 0) return `No problems in ${read}.\n`
  return `${found.map((severity) => plural(counts[severity], severity)).join(', ')} in ${read}.\n`
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 || word === 'info' ? '' : 's'}`
}
