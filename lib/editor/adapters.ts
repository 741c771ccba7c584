import type { Finding, Range, Severity } from '@/lib/engine/index.ts'
import type { RuleInfo } from '@/lib/worker/protocol.ts'

/** Lines and columns as Monaco counts them: from 1, the end behind the last character. */
export type EditorRange = {
  readonly startLineNumber: number
  readonly startColumn: number
  readonly endLineNumber: number
  readonly endColumn: number
}
export type Marker = EditorRange & {
  readonly severity: Severity
  readonly message: string
  /** The rule's name or the problem's code. */
  readonly code: string
}
export type Action = {
  readonly title: string
  /** Safe fixes come first and are what the keyboard's "fix" takes. */
  readonly preferred: boolean
  readonly edits: readonly { readonly range: EditorRange; readonly text: string }[]
  readonly range: EditorRange
}

export function toEditorRange({ start, end }: Range): EditorRange {
  return {
    startLineNumber: start.line,
    startColumn: start.column,
    endLineNumber: end.line,
    endColumn: end.column,
  }
}

/** A marker for every finding. An empty range is widened, so that there is something to see. */
export function toMarkers(findings: readonly Finding[]): Marker[] {
  return findings.map(({ severity, message, range, rule }) => {
    const at = toEditorRange(range)
    const empty = at.startLineNumber === at.endLineNumber && at.startColumn === at.endColumn
    return { ...at, endColumn: empty ? at.endColumn + 1 : at.endColumn, severity, message, code: rule }
  })
}

/**
 * Markdown for the card that opens over a finding: the rule's goal, why, and where to read on. The message itself is
 * the marker's, which the editor shows above it. `base` is the address of the rules' pages. Null for what is no rule.
 */
export function toHover(
  finding: Finding,
  rules: Readonly<Record<string, RuleInfo>>,
  base: string,
): string | null {
  const rule = rules[finding.rule]
  if (!rule) return null
  const link = `[Read the rule](${base}${encodeURIComponent(finding.rule)}/)`
  return `**${rule.title}**\n\n${rule.why}\n\n${link}`
}

export function toActions(findings: readonly Finding[]): Action[] {
  return findings.flatMap((finding) => (finding.fix ? [toAction(finding, finding.fix)] : []))
}

function toAction({ range }: Finding, fix: NonNullable<Finding['fix']>): Action {
  return {
    title: fix.title,
    preferred: fix.safety === 'safe',
    edits: fix.edits.map((edit) => ({ range: toEditorRange(edit.range), text: edit.newText })),
    range: toEditorRange(range),
  }
}

/** All safe fixes of a file in one, those that would change the same text left out; null for fewer than two. */
export function allSafe(findings: readonly Finding[]): Action | null {
  const safe = toActions(findings).filter(({ preferred }) => preferred)
  const chosen = safe.reduce<readonly Action[]>(
    (kept, action) => (kept.some((other) => isInTheWay(other, action)) ? kept : [...kept, action]),
    [],
  )
  const [first] = chosen
  if (!first || chosen.length < 2) return null
  return {
    title: `Apply all ${chosen.length} safe fixes`,
    preferred: false,
    edits: chosen.flatMap(({ edits }) => edits),
    range: first.range,
  }
}

function isInTheWay(one: Action, other: Action): boolean {
  return one.edits.some((edit) => other.edits.some(({ range }) => touches(edit.range, range)))
}

/** Do two ranges share a place? Touching counts: the caret stands between characters. */
export function touches(a: EditorRange, b: EditorRange): boolean {
  return !isBefore(a, b) && !isBefore(b, a)
}

function isBefore(a: EditorRange, b: EditorRange): boolean {
  return (
    a.endLineNumber < b.startLineNumber ||
    (a.endLineNumber === b.startLineNumber && a.endColumn < b.startColumn)
  )
}
