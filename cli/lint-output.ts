import type { Confidence, FileKind, Finding, IgnoredFinding, Severity } from '../lib/engine/index.ts'
import { entryOf } from '../lib/engine/rules/catalogue.ts'

/** One line of `lint --format json`. Other programs read it: a changed field is a new `version`. */
export type LintOutput = {
  readonly version: 1
  readonly path: string
  readonly kind: FileKind
  readonly score: number
  readonly findings: readonly FindingOutput[]
  /** Only when there are some: what comments in the file hold back. */
  readonly ignored?: readonly IgnoredOutput[]
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

type IgnoredOutput = Pick<FindingOutput, 'rule' | 'severity' | 'message' | 'range'> & {
  /** Whose comment it is, where it stands, and the reason it gives. */
  readonly by: { readonly tool: IgnoredFinding['by']; readonly line: number; readonly reason: string | null }
}

export function toLintOutput(
  { path, kind, score }: Pick<LintOutput, 'path' | 'kind' | 'score'>,
  findings: readonly Finding[],
  ignored: readonly IgnoredFinding[],
): LintOutput {
  return {
    version: 1,
    path,
    kind,
    score,
    findings: findings.map(toFindingOutput),
    ...(ignored.length > 0 && { ignored: ignored.map(toIgnoredOutput) }),
  }
}

function toFindingOutput({ rule, severity, confidence, message, range, fix }: Finding): FindingOutput {
  const docs = entryOf(rule)?.docs
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

function toIgnoredOutput({ finding, by, range, reason }: IgnoredFinding): IgnoredOutput {
  const { rule, severity, message } = finding
  return { rule, severity, message, range: finding.range, by: { tool: by, line: range.start.line, reason } }
}
